import type { Construct } from 'constructs';
import { Health, LifecycleHook, Probe, ProjectedSource, SecurityLevel, Toleration, Volume } from 'cdk8s-patterns';
import type { ContainerOptions, ContainerSecurity, Mount, PodOptions, ProbeOptions, Scheduling } from 'cdk8s-patterns';
import { EnvFieldPaths, EnvFrom, EnvValue, ResourceFieldPaths } from 'cdk8s-plus-28';
import type { ContainerResources } from 'cdk8s-plus-28';
import type { Manifest } from './cluster';
import * as values from './values';
import type { Values } from './values';

/** One place where an author gives a single value. */
export interface Site {
  readonly name: string;
  readonly values: Values<unknown>;
  /** The program that has the value there. */
  readonly make: (value: unknown) => (scope: Construct) => void;
  /** Whether the profile decides which values are sound. */
  readonly byProfile?: boolean;
  /** Whether a manifest holds what follows from the value, not the value itself. */
  readonly derived?: boolean;
  /** What the server judges, where it isn't the objects of the program. */
  readonly judged?: (value: unknown) => Manifest[];
}

export function site<T>(name: string, of: Values<T>, make: (value: T) => (scope: Construct) => void, judged?: (value: T) => Manifest[]): Site {
  return { name, values: of, make, judged } as Site;
}

/** What a construct says of its container and its Pods. */
export interface PodGiven {
  readonly image?: string;
  readonly env?: Record<string, string>;
  readonly health?: Health;
  readonly resources?: ContainerResources;
  readonly container?: ContainerOptions;
  readonly pod?: PodOptions;
}

/** For what *restricted* forbids. */
const ON_THE_NODE: PodOptions = { security: { level: SecurityLevel.PRIVILEGED, reason: 'a test' } };
const existing = (name: string): never => ({ name }) as never;

/** A site for each key and value of a map of text. */
export function entries(
  name: string, keys: Values<string>, texts: Values<string>, make: (map: Record<string, string>) => (scope: Construct) => void,
): Site[] {
  return [
    site(`the key of ${name}`, keys, (key) => make({ [key]: 'x' })),
    site(`the value of ${name}`, texts, (value) => make({ key: value })),
  ];
}

/** The sites of a Pod and its container. */
export function podSites(of: (given: PodGiven) => (scope: Construct) => void): Site[] {
  return [
    site('image', values.image, (image) => of({ image })),
    site('env, a name', values.variable, (name) => of({ env: { [name]: 'x' } })),
    site('env, a value', values.anyText, (value) => of({ env: { A: value } })),
    ...containerSites((container) => of({ container })),
    ...mountSites((mount, pod) => of({ container: { mounts: [{ path: '/mnt', ...mount } as Mount] }, pod })),
    ...healthSites((health) => of({ health })),
    ...resourceSites((resources) => of({ resources })),
    ...optionSites((pod) => of({ pod })),
    ...entries('a node label', values.labelKey, values.labelValue, (nodeSelector) => of({ pod: { scheduling: { nodeSelector } } })),
    site('addCapabilities', values.capability, (name) => of({ container: { security: { addCapabilities: [name] } }, pod: ON_THE_NODE })),
    site('dropCapabilities', values.capability, (name) => of({ container: { security: { dropCapabilities: [name] } }, pod: ON_THE_NODE })),
    site('hostPort', values.port, (hostPort) => of({ container: { ports: [{ number: 9100, hostPort }] }, pod: ON_THE_NODE })),
    site('hostIp', values.address, (hostIp) => of({ container: { ports: [{ number: 9100, hostPort: 9100, hostIp }] }, pod: ON_THE_NODE })),
  ];
}

function containerSites(of: (container: ContainerOptions) => (scope: Construct) => void): Site[] {
  const source = (value: EnvValue): ((scope: Construct) => void) => of({ envValues: { A: value } });
  const port = { number: 9100 };
  const secured = (security: ContainerSecurity): ((scope: Construct) => void) => of({ security });
  return [
    site('container.name', values.name, (name) => of({ name })),
    site('container.command', values.anyText, (word) => of({ command: [word] })),
    site('container.args', values.anyText, (word) => of({ args: [word] })),
    site('container.workingDir', values.anyText, (workingDir) => of({ workingDir })),
    site('container.envValues, a name', values.variable, (name) => of({ envValues: { [name]: EnvValue.fromFieldRef(EnvFieldPaths.POD_IP) } })),
    site('the ConfigMap of a variable', values.name, (name) => source(EnvValue.fromConfigMap(existing(name), 'key'))),
    site('the Secret of a variable', values.name, (name) => source(EnvValue.fromSecretValue({ secret: existing(name), key: 'key' }))),
    site("the ConfigMap's key of a variable", values.configKey, (key) => source(EnvValue.fromConfigMap(existing('x'), key))),
    site("the Secret's key of a variable", values.configKey, (key) => source(EnvValue.fromSecretValue({ secret: existing('x'), key }))),
    site('the label of a variable', values.labelKey, (key) => source(EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key }))),
    site('the annotation of a variable', values.annotationKey, (key) => source(EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key }))),
    site('the unit of a memory variable', values.unit, (divisor) => source(EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT, { divisor }))),
    site('the unit of a cpu variable', values.unit, (divisor) => source(EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT, { divisor }))),
    site('envFrom, a ConfigMap', values.name, (name) => of({ envFrom: [new EnvFrom(existing(name))] })),
    site('envFrom, a Secret', values.name, (name) => of({ envFrom: [new EnvFrom(undefined, undefined, existing(name))] })),
    site('envFrom, a prefix', values.variable, (prefix) => of({ envFrom: [new EnvFrom(existing('x'), prefix)] })),
    site('container.ports, a number', values.port, (number) => of({ ports: [{ number }] })),
    site('container.ports, a name', values.portName, (name) => of({ ports: [{ ...port, name }] })),
    site('container.security.runAsUser', values.id, (runAsUser) => secured({ runAsUser })),
    site('container.security.runAsGroup', values.id, (runAsGroup) => secured({ runAsGroup })),
    site('container.security.writablePaths', values.absolutePath, (path) => secured({ writablePaths: [path] })),
    site('the path of a hook', values.route, (path) => of({ lifecycle: { preStop: LifecycleHook.http(path, { port: 9100 }) } })),
    site('the port of a hook', values.port, (number) => of({ lifecycle: { preStop: LifecycleHook.http('/', { port: number }) } })),
    site('the command of a hook', values.anyText, (word) => of({ lifecycle: { preStop: LifecycleHook.exec([word]) } })),
    site('the pause of a hook', values.seconds, (pause) => of({ lifecycle: { preStop: LifecycleHook.execSleep(pause) } })),
  ];
}

function mountSites(of: (mount: Partial<Mount>, pod?: PodOptions) => (scope: Construct) => void): Site[] {
  const volume = Volume.emptyDir('x');
  const projected = (source: ProjectedSource): ((scope: Construct) => void) => of({ volume: Volume.projected('x', [source]) });
  return [
    site('the path of a mount', values.absolutePath, (path) => of({ path, volume })),
    site('the subPath of a mount', values.relativePath, (subPath) => of({ subPath, volume })),
    site('the name of an emptyDir', values.name, (name) => of({ volume: Volume.emptyDir(name) })),
    site('the sizeLimit of an emptyDir', values.size, (sizeLimit) => of({ volume: Volume.emptyDir('x', { sizeLimit }) })),
    site('the name of a volume', values.name, (name) => of({ volume: Volume.configMap('x', { name }) })),
    site('the ConfigMap of a volume', values.name, (name) => of({ volume: Volume.configMap(name) })),
    site('the Secret of a volume', values.name, (name) => of({ volume: Volume.secret(name) })),
    site('the claim of a volume', values.name, (name) => of({ volume: Volume.claim(name) })),
    site('the mode of a volume', values.mode, (mode) => of({ volume: Volume.secret('x', { mode }) })),
    site('the key of an item', values.configKey, (key) => of({ volume: Volume.configMap('x', { items: { [key]: 'path' } }) })),
    site('the path of an item', values.relativePath, (path) => of({ volume: Volume.secret('x', { items: { key: path } }) })),
    site('the path of a field', values.relativePath, (path) => of({ volume: Volume.downwardApi('x', { [path]: 'metadata.name' }) })),
    site('the label of a field', values.labelKey, (key) => of({ volume: Volume.downwardApi('x', { path: `metadata.labels['${key}']` }) })),
    site('a field', values.field, (field) => of({ volume: Volume.downwardApi('x', { path: field }) })),
    site('the ConfigMap of a source', values.name, (name) => projected(ProjectedSource.configMap(name))),
    site('the Secret of a source', values.name, (name) => projected(ProjectedSource.secret(name))),
    site('the key of a source', values.configKey, (key) => projected(ProjectedSource.secret('x', { [key]: 'path' }))),
    site('the path of a source', values.relativePath, (path) => projected(ProjectedSource.configMap('x', { key: path }))),
    site('the field of a source', values.relativePath, (path) => projected(ProjectedSource.downwardApi({ [path]: 'metadata.uid' }))),
    site('the path of a token', values.relativePath, (path) => projected(ProjectedSource.serviceAccountToken(path))),
    site('the audience of a token', values.anyText, (audience) => projected(ProjectedSource.serviceAccountToken('x', { audience }))),
    site('the expiration of a token', values.minutes, (expiration) => projected(ProjectedSource.serviceAccountToken('x', { expiration }))),
    site('a host path', values.absolutePath, (path) => of({ volume: Volume.hostPath(path, { name: 'x' }) }, ON_THE_NODE)),
  ];
}

function healthSites(of: (health: Health) => (scope: Construct) => void): Site[] {
  const timed = (options: ProbeOptions): ((scope: Construct) => void) => of(Health.tcp({ port: 9100, ...options }));
  const alive = (options: ProbeOptions): ((scope: Construct) => void) => of(Health.of({ liveness: Probe.tcp({ port: 9100, ...options }) }));
  return [
    site('the path of a probe', values.route, (path) => of(Health.http(path, { port: 9100 }))),
    site('the port of a probe', values.port, (port) => of(Health.tcp({ port }))),
    site('the command of a probe', values.anyText, (word) => of(Health.exec([word]))),
    site('the service of a probe', values.anyText, (service) => of(Health.grpc({ port: 9100, service }))),
    site('the name of a header', values.headerName, (name) => of(Health.http('/', { port: 9100, headers: { [name]: 'x' } }))),
    site('the value of a header', values.anyText, (value) => of(Health.http('/', { port: 9100, headers: { Accept: value } }))),
    site('the initialDelay of a probe', values.seconds, (initialDelay) => timed({ initialDelay })),
    site('the period of a probe', values.seconds, (period) => alive({ period })),
    site('the timeout of a probe', values.seconds, (timeout) => timed({ timeout })),
    site('the failureThreshold of a probe', values.positive, (failureThreshold) => alive({ failureThreshold })),
    site('the failureThreshold of all probes', values.positive, (failureThreshold) => timed({ failureThreshold })),
    site('the successThreshold of a probe', values.positive, (successThreshold) => timed({ successThreshold })),
  ];
}

function resourceSites(of: (resources: ContainerResources) => (scope: Construct) => void): Site[] {
  return [
    site('cpu.request', values.cpu, (request) => of({ cpu: { request } })),
    site('cpu.limit', values.cpu, (limit) => of({ cpu: { limit } })),
    site('memory.request', values.size, (request) => of({ memory: { request } })),
    site('memory.limit', values.size, (limit) => of({ memory: { limit } })),
    site('ephemeralStorage.request', values.size, (request) => of({ ephemeralStorage: { request } })),
    site('ephemeralStorage.limit', values.size, (limit) => of({ ephemeralStorage: { limit } })),
  ];
}

function optionSites(of: (pod: PodOptions) => (scope: Construct) => void): Site[] {
  const placed = (scheduling: Scheduling): ((scope: Construct) => void) => of({ scheduling });
  return [
    ...entries('a Pod label', values.labelKey, values.labelValue, (labels) => of({ labels })),
    ...entries('a Pod annotation', values.annotationKey, values.anyText, (annotations) => of({ annotations })),
    ...entries('the selector', values.labelKey, values.labelValue, (selector) => of({ selector })),
    site('the key of a toleration', values.labelKey, (key) => placed({ tolerations: [Toleration.exists(key)] })),
    site('the value of a toleration', values.labelValue, (value) => placed({ tolerations: [Toleration.equal('key', value)] })),
    site('priorityClass', values.name, (priorityClass) => placed({ priorityClass })),
    site('schedulerName', values.name, (schedulerName) => placed({ schedulerName })),
    site('serviceAccount', values.name, (name) => of({ serviceAccount: existing(name) })),
    site('terminationGracePeriod', values.seconds, (terminationGracePeriod) => of({ terminationGracePeriod })),
    site('imagePullSecrets', values.name, (name) => of({ imagePullSecrets: [name] })),
    site('hostAliases, an address', values.address, (ip) => of({ hostAliases: { [ip]: ['x'] } })),
    site('hostAliases, a name', values.hostname, (name) => of({ hostAliases: { '10.0.0.1': [name] } })),
    site('pod.security.runAsUser', values.id, (runAsUser) => of({ security: { runAsUser } })),
    site('pod.security.runAsGroup', values.id, (runAsGroup) => of({ security: { runAsGroup } })),
    site('pod.security.fsGroup', values.id, (fsGroup) => of({ security: { fsGroup } })),
    site('pod.security.supplementalGroups', values.id, (group) => of({ security: { supplementalGroups: [group] } })),
    site('pod.security.reason', values.anyText, (reason) => of({ security: { level: SecurityLevel.BASELINE, reason } })),
    site('the name of a sidecar', values.name, (name) => of({ sidecars: [{ name, image: 'a:1' }], sidecarsEnd: true })),
    site('the name of an init container', values.name, (name) => of({ initContainers: [{ name, image: 'a:1' }] })),
  ];
}
