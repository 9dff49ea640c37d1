import type { Field, Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import { portsOf, targetsOf } from './service-port';
import type { ServicePort } from './service-port';
import type { Container, Workload } from './workload';

/** A host that a container is told to connect to, by a variable or an argument. */
export interface Host {
  /** The variable's value, or the argument. */
  readonly field: Field;
  /** What names it: a variable, the flag of an argument, or '' where nothing does. */
  readonly label: string;
  /** As it is written, without the port. */
  readonly host: string;
  /** Undefined where neither the text nor its scheme says it. */
  readonly port: number | undefined;
  /** Whether the port stands there, and isn't the default of the scheme. */
  readonly portWritten: boolean;
  /** Whether it can hardly be anything but an address. `cache:512` alone may be a size. */
  readonly sure: boolean;
}

/** A host that names a Service of the cluster. */
export interface Address extends Host {
  /** The Service's name. */
  readonly name: string;
  /** The namespace that the host names; undefined where it names none. */
  readonly inNamespace: string | undefined;
  /** The Service, where it is one of these manifests. */
  readonly service: Manifest | undefined;
}

/** The hosts in the variables and arguments of all containers, wherever they are. */
export function hostsOf(graph: ManifestGraph, workload: Workload): readonly Host[] {
  return graph._readOf('hosts of workloads', workload, readHosts);
}

/** Those of them that name a Service of the cluster: `db`, `db.shop`, `db-0.db.shop.svc.cluster.local`; not `example.com`. */
export function addressesOf(graph: ManifestGraph, workload: Workload): readonly Address[] {
  return graph._readOf('addresses of workloads', workload, (one) => (
    hostsOf(graph, one).flatMap((host) => addressOf(graph, one, host) ?? [])
  ));
}

/** The same of one host. */
export function addressOf(graph: ManifestGraph, workload: Workload, host: Host): Address | undefined {
  const named = serviceNameOf(graph, workload, host.host);
  if (!named || isApiServer(named)) return undefined;
  const { field, label, port, portWritten, sure } = host;
  const { name, inNamespace } = named;
  const service = graph.find(workload.manifest, 'Service', name, inNamespace);
  return { field, label, host: host.host, port, portWritten, sure, name, inNamespace, service };
}

/** The hosts in an entry of a ConfigMap, as far as they would be found in a variable of that name; of a file those of URLs. */
export function hostsOfEntry(field: Field, name: string): Host[] {
  const value = field.text ?? '';
  return value.includes('\n') ? hostsOfUrls(value, field, name) : hostsOfVariable({ field, name, value }, new Map());
}

/** Pods that get what is sent to an address, with the port that it arrives at. */
export interface Destination {
  readonly workload: Workload;
  readonly port: number;
  readonly protocol: string;
}

/** Where the connections to an address arrive, as far as the manifests tell. */
export function destinationsOf(graph: ManifestGraph, { service, port }: Address): Destination[] {
  if (!service || port === undefined || service.at('spec', 'type').text === 'ExternalName') return [];
  const entry = portsOf(graph, service).find(({ number }) => number === port);
  const protocol = entry?.protocol ?? 'TCP';
  return graph.selectedByService(service).flatMap((workload) => {
    // Nothing stands between a client and the Pods of a headless Service: they get the very port.
    const arrival = isHeadless(service) ? port : entry && targetPort(entry, workload);
    return arrival === undefined ? [] : [{ workload, port: arrival, protocol }];
  });
}

export function isHeadless(service: Manifest): boolean {
  return service.at('spec', 'clusterIP').text === 'None';
}

function targetPort(entry: ServicePort, workload: Workload): number | undefined {
  return entry.targetNumber ?? targetsOf(entry, workload).find(({ protocol }) => protocol === entry.protocol)?.number;
}

/** Ports that a client of the scheme takes where none is written. */
const DEFAULT_PORTS: Readonly<Record<string, number | undefined>> = {
  http: 80, https: 443, ws: 80, wss: 443,
  postgres: 5432, postgresql: 5432, mysql: 3306, mariadb: 3306, mongodb: 27017, redis: 6379, rediss: 6379,
  amqp: 5672, amqps: 5671, nats: 4222, ldap: 389, ldaps: 636, bolt: 7687,
};

/** Schemes that name a host of the network, though a port has to be written. */
const OTHER_SCHEMES = new Set(['tcp', 'udp', 'grpc', 'grpcs', 'kafka', 'neo4j', 'clickhouse', 'sqlserver', 'smtp', 'smtps', 'ftp']);

/** A variable of such a name holds an address. */
const ADDRESS_NAME = new RegExp(['ADDR', 'HOST', 'UR[IL]', 'ENDPOINT', 'SERVER', 'SERVICE', 'BROKER', 'BOOTSTRAP', 'CONNECT', 'CONTACT', 'PEER', 'SEED',
  'UPSTREAM', 'BACKEND', 'TARGET', 'NODES?$', 'MASTER', 'SENTINEL', 'DSN', 'COLLECTOR', 'PROXY', 'QUORUM', 'LISTENERS'].join('|'), 'i');

/** A variable of such a name holds a host, whose port may be in another. */
const HOST_NAME = /^(.+?)(contact_points|hostname|hosts?|servers?|addr(?:ess)?|endpoint)$/i;

/** What it listens on is nothing that it connects to; what it tells others to connect to is. */
const LISTENED = /LISTEN|BIND/i;
const ADVERTISED = /ADVERTISED/i;

/** `alpine:3` is no address, nor is a version. */
const IMAGE_NAME = /IMAGE|VERSION|TAG$/i;

/** Behind a lone `name:` a smaller number is more likely the version of an image. */
const LEAST_PORT = 53;

function readHosts(workload: Workload): readonly Host[] {
  const aliases = new Set(workload.pod._items('hostAliases').flatMap((alias) => alias._items('hostnames').map(({ text }) => text)));
  return workload.allContainers.flatMap((container) => {
    const { variables, values } = resolve(container);
    return [...variables.flatMap((variable) => hostsOfVariable(variable, values)), ...hostsOfArguments(container, values)];
  }).filter(({ host }) => !aliases.has(host));
}

interface Expanded {
  readonly field: Field;
  readonly name: string;
  readonly value: string;
}

/** The variables with a value of their own, in which references to those before them are replaced. */
function resolve(container: Container): { variables: Expanded[]; values: Map<string, string> } {
  const values = new Map<string, string>();
  const variables: Expanded[] = [];
  for (const { field, name, value: written } of container._variables) {
    if (name === '') continue;
    values.delete(name);
    if (written === undefined) continue;
    const value = expand(written, values);
    values.set(name, value);
    variables.push({ field: field.at('value'), name, value });
  }
  return { variables, values };
}

/** `$(NAME)` becomes the value, where there is one; `$$` is a dollar sign. */
function expand(text: string, values: ReadonlyMap<string, string>): string {
  return !text.includes('$') ? text : text.replace(/\$(?:(\$)|\(([^()]*)\))/g, (reference, dollar: string | undefined, name: string) => (
    dollar ?? values.get(name) ?? reference));
}

function hostsOfVariable({ field, name, value }: Expanded, values: ReadonlyMap<string, string>): Host[] {
  if (LISTENED.test(name) && !ADVERTISED.test(name)) return [];
  if (value.includes('://')) return hostsOfUrls(value, field, name);
  if (IMAGE_NAME.test(name)) return [];
  return hostsOfList(value, field, name, portBeside(name, values));
}

/** The port in the variable beside: `DB_PORT` for `DB_HOST`. */
function portBeside(name: string, values: ReadonlyMap<string, string>): number | undefined {
  const prefix = HOST_NAME.exec(name)?.[1];
  return prefix === undefined ? undefined : portOf(values.get(`${prefix}PORT`) ?? values.get(`${prefix}port`));
}

function hostsOfArguments(container: Container, values: ReadonlyMap<string, string>): Host[] {
  return container._words.flatMap((field) => {
    const text = expand(field.text ?? '', values);
    if (text.includes('://')) return hostsOfUrls(text, field, '');
    const [, flag = '', value] = /^(?:(--?[\w.-]+)=)?(\S*)$/.exec(text) ?? [];
    return value === undefined || LISTENED.test(flag) || IMAGE_NAME.test(flag) ? [] : hostsOfList(value, field, flag);
  });
}

/** All before the next `/`, but not what begins another URL of a list. */
const URL = /([a-z][a-z0-9+.-]*):\/\/((?:(?!,[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>|;])*)/gi;

function hostsOfUrls(text: string, field: Field, label: string): Host[] {
  return [...text.matchAll(URL)].flatMap(([, scheme, authority]) => {
    const lower = scheme.toLowerCase();
    const withoutUser = authority.slice(authority.lastIndexOf('@') + 1);
    return withoutUser.split(',').flatMap((part) => {
      const [, host, written] = /^([^:]+)(?::(.*))?$/.exec(part) ?? [];
      const port = written === undefined ? DEFAULT_PORTS[lower] : portOf(written);
      const portWritten = written !== undefined && port !== undefined;
      const known = lower in DEFAULT_PORTS || OTHER_SCHEMES.has(lower);
      return isHost(host) && (known || portWritten) ? [{ field, label, host, port, portWritten, sure: true }] : [];
    });
  });
}

/** `a:1,b:2`, or a host alone. Where a part is anything else, the whole is no list of addresses. */
function hostsOfList(text: string, field: Field, label: string, beside?: number): Host[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const hosts: Host[] = [];
  for (const part of parts) {
    const match = /^(?:\d+@)?([^:/@]+)(?::([^:/]*))?(\/.*)?$/.exec(part);
    const host = match?.[1];
    if (!match || !isHost(host)) return [];
    const written: string | undefined = match[2];
    const certain = /\.svc(\.|$)/.test(host);
    const sure = certain || ADDRESS_NAME.test(label);
    const port = written === undefined ? beside : portOf(written);
    if (written === undefined && !certain && (match[3] !== undefined || !HOST_NAME.test(label))) return [];
    if (!sure && (port ?? 0) < LEAST_PORT) return [];
    hosts.push({ field, label, host, port, portWritten: port !== undefined, sure });
  }
  return hosts;
}

function portOf(text: string | undefined): number | undefined {
  const port = /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}

/** A name that DNS is asked for: no address in numbers, and not the Pod itself. */
function isHost(text: string | undefined): text is string {
  return text !== undefined && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text) && /[a-z]/.test(text) && text !== 'localhost';
}

interface ServiceName {
  readonly name: string;
  readonly inNamespace: string | undefined;
}

function serviceNameOf(graph: ManifestGraph, workload: Workload, host: string): ServiceName | undefined {
  const { manifest } = workload;
  const inside = /^(.+?)\.svc(?:\..*)?$/.exec(host);
  const labels = (inside ? inside[1] : host).split('.');
  const [first, second, third] = labels;
  if (inside) {
    if (labels.length === 2) return { name: first, inNamespace: second };
    // A Pod of a headless Service.
    return labels.length === 3 ? { name: second, inNamespace: third } : undefined;
  }
  if (labels.length === 1) return { name: first, inNamespace: undefined };
  // Two or three parts may as well be a domain: these manifests have to know them.
  if (labels.length === 2 && /-\d+$/.test(first) && graph.find(manifest, 'Service', second)) return { name: second, inNamespace: undefined };
  if (labels.length === 2 && namespacesOf(graph).has(second)) return { name: first, inNamespace: second };
  return labels.length === 3 && graph.find(manifest, 'Service', second, third) ? { name: second, inNamespace: third } : undefined;
}

function namespacesOf(graph: ManifestGraph): ReadonlySet<string | undefined> {
  return graph._keep('namespaces', () => new Set(graph.manifests.map(({ inNamespace }) => inNamespace)));
}

/** The Service of the API server is in every cluster. */
function isApiServer({ name, inNamespace }: ServiceName): boolean {
  return name === 'kubernetes' && (inNamespace === undefined || inNamespace === 'default');
}
