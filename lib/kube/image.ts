import type { Rule } from './faults';

const HOST_PART = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = `(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::\\d+)?`;
const PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${PART}(?:/${PART})*`;
const DIGEST = 'sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}';
const REFERENCE = new RegExp(`^((?:${HOST}/)?${PATH})(?::\\w[\\w.-]{0,127})?(?:@(?:${DIGEST}))?$`);

/** What the container runtime takes for the id of an image, not for its name. */
const IMAGE_ID = /^[a-f0-9]{64}$/;
const NAME_MAX = 255;

/** The name in full, as it counts for its length: images without a host are Docker Hub's. */
function fullName(name: string): string {
  const [first, ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  const onHub = first !== 'localhost' && !/[.:A-Z]/.test(first);
  return onHub ? `docker.io/${name}` : name;
}

/**
 * A container image that a kubelet can pull: host and port of the registry if it isn't Docker Hub, path, tag, digest.
 *
 * The API server looks for spaces only; a kubelet says `InvalidImageName` to all else that is refused here.
 * @see https://github.com/distribution/reference/blob/v0.6.0/reference.go
 */
export const IMAGE: Rule<string> = {
  expected: "a container image such as 'ghcr.io/acme/shop:1.4.2': its path in lower case, no spaces",
  accepts: (value) => {
    const name = REFERENCE.exec(value)?.[1];
    return name !== undefined && !IMAGE_ID.test(value) && fullName(name).length <= NAME_MAX;
  },
};

/** The tag, if there is one. A colon before the last slash belongs to the port of the registry. */
function tagOf(image: string): string | undefined {
  return /:([^:/]*)$/.exec(image.split('@')[0])?.[1];
}

/**
 * Whether the image says which version it is. Kubernetes takes `:latest` for one that doesn't.
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function hasTagOrDigest(image: string): boolean {
  return image.includes('@') || tagOf(image) !== undefined;
}

/**
 * Whether the image is that of the tag `latest`, without a digest that pins it. An image without a tag isn't meant:
 * see `hasTagOrDigest`.
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */
export function isLatest(image: string): boolean {
  return !image.includes('@') && tagOf(image) === 'latest';
}
