import type { Field } from '../check/manifest';
import type { ManifestGraph } from '../check/manifest-graph';
import type { Workload } from '../check/workload';
import { idOf, shortList } from './nodes';
import type { Node, Part } from './nodes';

const MOST_PATHS = 4;

/** Where data is that outlives a container: claims, and the paths of a node. */
export function volumesOf(graph: ManifestGraph): Part {
  const owned = graph.workloads.flatMap((workload) => nodesOf(graph, workload).map((node) => ({ workload, node })));
  return {
    nodes: owned.map(({ node }) => node),
    edges: owned.map(({ workload, node }) => ({ from: idOf(workload.manifest), to: node.id, style: 'volume', labels: [] })),
  };
}

function nodesOf(graph: ManifestGraph, workload: Workload): Node[] {
  const { manifest, claims, volumes } = workload;
  const id = idOf(manifest);
  const place = manifest._place;
  const own = claims.map((claim) => `${claim.at('metadata', 'name').text ?? ''} ${sizeOf(claim)}`.trim()).filter((line) => line !== '');
  const paths = volumes.flatMap((volume) => volume.at('hostPath', 'path').text ?? []);
  return [
    ...(claims.length > 0 ? [volumeNode(`volumes of ${id}`, manifest.name, [...own, 'for each Pod'], place)] : []),
    ...volumes.filter((volume) => volume.at('ephemeral').given).map((volume) => {
      const name = volume.at('name').text ?? '';
      const size = sizeOf(volume.at('ephemeral', 'volumeClaimTemplate'));
      return volumeNode(`volume ${name} of ${id}`, name, [`${name} ${size}`.trim(), 'goes with its Pod'], place);
    }),
    ...volumes.flatMap((volume) => volume.at('persistentVolumeClaim', 'claimName').text ?? []).map((name) => {
      const claim = graph.find(manifest, 'PersistentVolumeClaim', name);
      // A claim of many readers is one node, whoever mounts it.
      return volumeNode(`claim ${place}${name}`, name, [`${name} ${claim ? sizeOf(claim.root) : ''}`.trim(), 'claim'], place);
    }),
    ...(paths.length > 0 ? [volumeNode(`node paths of ${id}`, manifest.name, [...shortList(paths, MOST_PATHS), 'of the node'], place)] : []),
  ];
}

function volumeNode(id: string, name: string, lines: readonly string[], place: string): Node {
  return { id, name, shape: 'volume', lines, place };
}

function sizeOf(claim: Field): string {
  const { text, number } = claim.at('spec', 'resources', 'requests', 'storage');
  return text ?? String(number ?? '');
}
