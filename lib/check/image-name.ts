/** The parts of a container image's name. */
export interface ImageName {
  /** All before the tag: `ghcr.io/acme/web`. */
  readonly repository: string;
  /** Undefined where it has none. */
  readonly tag: string | undefined;
  /** `sha256:…`; undefined where it has none. */
  readonly digest: string | undefined;
}

/** By their text: one image is run by many workloads, and asked for by many rules. */
const known = new Map<string, ImageName | undefined>();

/** The parts of an image's name; undefined where there is none, or where something is still to be filled in. */
export function imageNameOf(image: string): ImageName | undefined {
  if (!known.has(image)) known.set(image, read(image));
  return known.get(image);
}

function read(image: string): ImageName | undefined {
  if (!/^[\w.:/@-]+$/.test(image)) return undefined;
  const [name, digest] = image.split('@');
  // A colon before the last slash belongs to the port of the registry.
  const [, repository, tag] = /^(.*?)(?::([^:/]*))?$/.exec(name) ?? [];
  return repository ? { repository, tag: tag === '' ? undefined : tag, digest } : undefined;
}

/** The name of one of Docker's official images, from wherever it is pulled: `nginx`, `docker.io/library/nginx`. */
export function officialNameOf({ repository }: ImageName): string | undefined {
  return /^(?:.*\/library\/|docker\.io\/)?([\w.-]+)$/.exec(repository)?.[1];
}

/** The numbers that a tag begins with: 1, 7 and 9 for `1.7.9-alpine`. */
export function versionOf({ tag }: ImageName): number[] {
  return (/^v?(\d+(?:\.\d+)*)(?![\w])/.exec(tag ?? '')?.[1] ?? '').split('.').filter((part) => part !== '').map(Number);
}

/** Whether a version is at most another one, as far as that one says: 3.11.10 is at most 3.11. */
export function isAtMost(version: readonly number[], last: readonly number[]): boolean {
  if (version.length === 0) return false;
  for (const [i, part] of last.entries()) {
    // A tag such as `3` moves on with the product.
    if (i >= version.length) return false;
    if (version[i] !== part) return version[i] < part;
  }
  return true;
}
