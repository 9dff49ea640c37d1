import type { ManifestGraph } from '../check/manifest-graph';
import { backupsOf } from './backups';
import { connectionsOf } from './connections';
import { exposuresOf } from './exposures';
import { nodeOf } from './nodes';
import type { Edge, Node, Part } from './nodes';
import { volumesOf } from './volumes';

/** What an app looks like, however it is drawn. */
export interface Picture {
  /** Each once, who comes in first. */
  readonly nodes: readonly Node[];
  /** One from a node to another of a style. */
  readonly edges: readonly Edge[];
  /** The namespaces with their nodes, where there is more than one; else none. */
  readonly groups: readonly Group[];
}

export interface Group {
  readonly place: string;
  readonly title: string;
  readonly nodes: readonly Node[];
}

/** The workloads of some manifests, who connects to whom, who comes in, and where data is. */
export function pictureOf(graph: ManifestGraph): Picture {
  const workloads: Part = { nodes: graph.workloads.map((workload) => nodeOf(graph, workload)), edges: [] };
  const parts = [exposuresOf(graph), workloads, connectionsOf(graph), volumesOf(graph), backupsOf(graph)];
  const nodes = new Map<string, Node>();
  for (const node of parts.flatMap((part) => part.nodes)) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const all = [...nodes.values()];
  return { nodes: all, edges: alongArrows(all, merged(parts.flatMap((part) => part.edges))), groups: groupsOf(all, graph) };
}

/**
 * From what nothing leads to, each edge after one that leads to it. Mermaid lays out what it reads first first: in this order the
 * fewest labels lie behind nodes.
 */
function alongArrows(nodes: readonly Node[], edges: readonly Edge[]): Edge[] {
  const leaving = new Map<string, Edge[]>(nodes.map(({ id }) => [id, []]));
  for (const edge of edges) leaving.get(edge.from)?.push(edge);
  const led = new Set(edges.map(({ to }) => to));
  const visited = new Set<string>();
  const visit = (id: string): Edge[] => {
    if (visited.has(id)) return [];
    visited.add(id);
    const own = leaving.get(id) as Edge[];
    return [...own, ...own.flatMap(({ to }) => visit(to))];
  };
  // What is left after the beginnings goes in a circle.
  return [...nodes.filter(({ id }) => !led.has(id)), ...nodes].flatMap(({ id }) => visit(id));
}

/** Of edges with the same ends one, with all their labels; a use that is also allowed is a use. */
function merged(edges: readonly Edge[]): Edge[] {
  const kept = new Map<string, Edge>();
  const uses = new Set(edges.filter(({ style }) => style === 'uses').map(endsOf));
  for (const edge of edges) {
    if (edge.from === edge.to || (edge.style === 'allowed' && uses.has(endsOf(edge)))) continue;
    const key = `${endsOf(edge)}\n${edge.style}`;
    const known = kept.get(key);
    kept.set(key, known ? { ...known, labels: [...new Set([...known.labels, ...edge.labels])] } : edge);
  }
  return [...kept.values()];
}

function endsOf({ from, to }: Edge): string {
  return `${from}\n${to}`;
}

function groupsOf(nodes: readonly Node[], graph: ManifestGraph): Group[] {
  const places = [...new Set(nodes.flatMap(({ place }) => place ?? []))];
  if (places.length < 2) return [];
  const names = new Map(graph.workloads.map(({ manifest }) => [manifest._place, manifest.inNamespace]));
  return places.map((place) => ({
    place,
    // Objects without a namespace are told apart by their chart.
    title: names.get(place) ?? (place.slice(0, -1) || 'no namespace'),
    nodes: nodes.filter((node) => node.place === place),
  }));
}
