import { pictureOf } from '../../lib/graph/picture';
import type { Picture } from '../../lib/graph/picture';
import { graphOf, objectsOf } from '../check/fixture';

/** The picture of some YAML. */
export function picture(...documents: readonly string[]): Picture {
  return pictureOf(graphOf(objectsOf(documents.join('\n---\n'))));
}

/** Its arrows, a line each: `client -uses-> server: 80`. */
export function arrows(...documents: readonly string[]): string[] {
  return picture(...documents).edges.map(({ from, to, style, labels }) => (
    `${from} -${style}-> ${to}${labels.length > 0 ? `: ${labels.join(', ')}` : ''}`
  ));
}

/** Its nodes, a line each: `shape: text, text`. */
export function nodes(...documents: readonly string[]): string[] {
  return picture(...documents).nodes.map(({ shape, lines }) => `${shape}: ${lines.join(', ')}`);
}

const inNamespace = (namespace: string | undefined) => (namespace === undefined ? '' : `, namespace: ${namespace}`);

/** A Deployment whose Pods have the label `app` of its name; `container` and `pod` are more of each, as JSON. */
export function deployment(name: string, container = '', { namespace, pod = '', kind = 'Deployment', spec = '' }: {
  readonly namespace?: string; readonly pod?: string; readonly kind?: string; readonly spec?: string;
} = {}): string {
  return `{ apiVersion: apps/v1, kind: ${kind}, metadata: { name: ${JSON.stringify(name)}${inNamespace(namespace)} }, spec: { ${spec}
    template: { metadata: { labels: { app: ${JSON.stringify(name)} } }, spec: { ${pod} containers: [{ name: main, ${container} }] } } } }`;
}

/** A Service of it. */
export function service(name: string, port = 80, { namespace, more = '', portMore = '' }: {
  readonly namespace?: string; readonly more?: string; readonly portMore?: string;
} = {}): string {
  return `{ apiVersion: v1, kind: Service, metadata: { name: ${name}${inNamespace(namespace)} },
    spec: { selector: { app: ${name} }, ports: [{ port: ${port}, ${portMore} }], ${more} } }`;
}
