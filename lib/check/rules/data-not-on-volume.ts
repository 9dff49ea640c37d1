import { variableOf } from '../command-line';
import { dataImageOf, productsThatKeep } from '../data-images';
import type { DataDirectory, DataImage } from '../data-images';
import type { Field } from '../manifest';
import { covers, pathOf, volumesOf } from '../pod-volumes';
import type { PodVolume } from '../pod-volumes';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import type { Container, Workload } from '../workload';

const LASTING = new Set(['StatefulSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'DaemonSet', 'Pod']);

export const dataNotOnVolume: Rule = {
  id: 'data-not-on-volume',
  level: Level.WARNING,
  title: 'A database writes beside its volume',
  explanation: 'What a container writes outside of its volumes is gone when the container is replaced: after a crash, a new image, a drained '
    + 'node. A database whose volume is mounted at another directory than the one it keeps data in works well until then, and starts empty '
    + 'afterwards. A volume above the directory is no help where the image declares that directory a `VOLUME`: containerd mounts a directory '
    + 'of its own there, which goes with the container.',
  remedy: 'Mount the volume at the directory that the image keeps its data in, or tell the database by its variable or flag where the volume '
    + 'is. Where the data may be lost, say so by an `emptyDir`.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',

  check: (graph) => graph.workloads.filter(({ kind }) => LASTING.has(kind)).flatMap((workload) => (
    workload.containers.flatMap((container) => {
      const image = dataImageOf(container.image);
      return image ? faultsOf(workload, container, image) : [];
    })
  )),
};

interface Mount {
  readonly field: Field;
  readonly path: string;
  readonly volume: PodVolume | undefined;
}

function faultsOf(workload: Workload, container: Container, image: DataImage): Finding[] {
  const volumes = volumesOf(workload);
  const all = container.mounts.map((mount): Mount => (
    { field: mount.at('mountPath'), path: pathOf(mount.at('mountPath')), volume: volumes.get(mount._text('name') ?? '') }));
  const mounts = all.filter(({ volume }) => !volume?.files);
  const lasting = mounts.some(({ volume }) => !volume?.empty) || (workload.claims.length > 0 && workload.containers.length === 1);
  // A client, a cache, or a file that may name another directory.
  if (!lasting && (image.mayForget || container.field._has('command'))) return [];
  if (image.movedByFile && all.some(({ path, volume }) => volume?.files && !/init/.test(path))) return [];
  const directories = image.directories.map((directory) => placeOf(container, directory));
  // Where one is moved to a place that only the cluster knows, nothing is known of the others.
  if (directories.some((path) => path === undefined)) return [];
  const lost = directories.filter((path): path is string => path !== undefined && !kept(path, mounts, image));
  return lost.length > 0 ? [finding(container, image, mounts, lost)] : [];
}

/** Where a directory is; undefined where that isn't known. */
function placeOf(container: Container, { path, movedBy }: DataDirectory): string | undefined {
  for (const mover of movedBy) {
    const variable = variableOf(container, mover);
    if (variable) return absolute(variable._text('value'));
    const words = container._words.map(({ text }) => text ?? '').join('\n');
    // `--datadir=/x`, `--datadir /x`, in words of their own or in a script.
    const match = mover.startsWith('-') || /^[a-z]+$/.test(mover)
      ? new RegExp(`(?:^|\\s)${mover.replace('.', '\\.')}(?:[=\\s]+(\\S+)|$)`).exec(words)
      : null;
    if (match) return absolute(match[1]);
  }
  return path === '' ? undefined : path;
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && /^\/[^$,;]*$/.test(path) ? path.replace(/(.)\/+$/, '$1') : undefined;
}

/** Whether what is written there lands on a volume of the Pod: the deepest mount at or above it is one. */
function kept(path: string, mounts: readonly Mount[], image: DataImage): boolean {
  const mount = deepest(mounts.map((candidate) => candidate.path), path);
  const own = deepest(image.imageVolumes, path);
  return mount !== undefined && (own === undefined || own.length <= mount.length);
}

function deepest(paths: readonly string[], path: string): string | undefined {
  return paths.filter((candidate) => covers(candidate, path)).sort((a, b) => b.length - a.length)[0];
}

function finding(container: Container, image: DataImage, mounts: readonly Mount[], lost: readonly string[]): Finding {
  const { product, mountAt } = image;
  const place = lost.join(' and ');
  // Where the database was told another place than the image's own, or has several, these count.
  const target = lost.every((path) => covers(mountAt, path)) ? mountAt : place;
  const fix = lost.includes('/tmp/kafka-logs') ? 'set KAFKA_LOG_DIRS to the path of the volume' : `mount the volume at ${target}`;
  const above = mounts.find(({ path }) => covers(path, lost[0]));
  if (above) {
    return {
      field: above.field,
      happens: `the image declares ${deepest(image.imageVolumes, lost[0]) ?? lost[0]} a VOLUME, which containerd mounts over ${above.path}: `
        + `what ${product} keeps there is lost with the container`,
      fix,
    };
  }
  const near = mounts.find(({ path }) => path !== mountAt && covers(mountAt, path));
  if (near && lost.length < image.directories.length) {
    return { field: near.field, happens: `${product} also writes to ${place}, which isn't on this volume: it is lost with the container`, fix };
  }
  const keeperOf = (path: string): string | undefined => productsThatKeep(path).find((candidate) => candidate !== product);
  const other = near ?? mounts.find(({ path }) => keeperOf(path) !== undefined);
  if (other) {
    const keeper = COMMON.has(other.path) ? undefined : keeperOf(other.path);
    return {
      field: other.field,
      happens: `${product} keeps its data in ${place}, not in ${other.path}${keeper ? `, where ${keeper} does` : ''}: it is lost with the container`,
      fix,
    };
  }
  return {
    field: container.field.at('image'),
    happens: `${product} keeps its data in ${place}, where no volume is mounted: it is lost with the container`,
    fix,
  };
}

/** Directories of so many products that none of them is meant. */
const COMMON = new Set(['/data']);
