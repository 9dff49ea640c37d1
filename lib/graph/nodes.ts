import { autoscalerOf } from '../check/autoscaler';
import { dataImageOf } from '../check/data-images';
import type { Manifest } from '../check/manifest';
import type { ManifestGraph } from '../check/manifest-graph';
import type { Workload } from '../check/workload';

/** What a node is: its shape says it. */
export type Shape = 'deployment' | 'stateful-set' | 'daemon-set' | 'job' | 'pod' | 'database' | 'outside' | 'volume' | 'backup';

/** A node of the picture. */
export interface Node {
  /** What no other node has, such as `Deployment shop/web`. */
  readonly id: string;
  /** A short word for it in a source; others may have it too. */
  readonly name: string;
  readonly shape: Shape;
  /** Its text: the name, then what there is to say. */
  readonly lines: readonly string[];
  /** What separates namespaces; undefined outside of them. */
  readonly place?: string;
}

/**
 * How one node leads to another: a client to what it is told to connect to, a client to what only policies let it connect to, a
 * workload to its volumes, a backup to what it keeps.
 */
export type EdgeStyle = 'uses' | 'allowed' | 'volume' | 'backup';

/** An arrow of the picture, between ids of nodes. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly style: EdgeStyle;
  readonly labels: readonly string[];
}

/** What one part of the manifests adds to the picture. */
export interface Part {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

const SHAPES: Readonly<Record<string, Shape>> = {
  StatefulSet: 'stateful-set', DaemonSet: 'daemon-set', Job: 'job', CronJob: 'job', Pod: 'pod',
};

/** The node of a workload. */
export function nodeOf(graph: ManifestGraph, workload: Workload): Node {
  const { manifest, kind } = workload;
  return {
    id: idOf(manifest),
    name: manifest.name,
    shape: isDatabase(workload) ? 'database' : SHAPES[kind] ?? 'deployment',
    lines: [manifest.name || 'without a name', `${kind}${amountOf(graph, workload)}`],
    place: manifest._place,
  };
}

/** What a node of an object is known by. */
export function idOf({ kind, name, inNamespace, _place }: Manifest): string {
  return `${kind} ${inNamespace === undefined ? _place : `${inNamespace}/`}${name}`.replace(' /', ' ');
}

/** What keeps data for others: by its claims, or by the image of its main container; a Job of such an image is a client. */
function isDatabase({ kind, claims, containers: [main] }: Workload): boolean {
  if (kind === 'StatefulSet' && claims.length > 0) return true;
  return kind !== 'Job' && kind !== 'CronJob' && main !== undefined && dataImageOf(main.image) !== undefined;
}

function amountOf(graph: ManifestGraph, workload: Workload): string {
  const { kind, manifest, replicas } = workload;
  if (kind === 'CronJob') return ` ${shortCron(manifest.at('spec', 'schedule').text ?? '')}`.trimEnd();
  if (kind === 'DaemonSet' || kind === 'Job' || kind === 'Pod') return '';
  const scaled = autoscalerOf(graph, workload);
  return ` ×${scaled ? `${scaled.least}–${scaled.most ?? ''}` : replicas}`;
}

/** A schedule without the time zone before it. */
export function shortCron(text: string): string {
  return text.replace(/^(CRON_)?TZ=\S+\s+/, '');
}

/** A port as a label: its protocol only where it isn't TCP. */
export function portLabel(port: number | string, protocol = 'TCP'): string {
  return protocol === 'TCP' ? String(port) : `${port}/${protocol}`;
}

/** At most so many, and how many more there are. */
export function shortList(items: readonly string[], most: number): string[] {
  return items.length <= most ? [...items] : [...items.slice(0, most - 1), `and ${items.length - most + 1} more`];
}
