import type { ContainerPort } from 'cdk8s-plus-28';
import type { Container, ContainerPort as KubePort, EnvVar, LifecycleHandler, VolumeMount } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { hasTagOrDigest, IMAGE, isLatest } from '../kube/image';
import { filled, mapped } from '../kube/lists';
import { DNS_LABEL } from '../kube/names';
import { IP_ADDRESS } from '../kube/network';
import { ABSOLUTE_PATH, SUB_PATH } from '../kube/paths';
import { PORT_NAME, PORT_NUMBER } from '../kube/ports';
import { volumeName } from '../kube/volume-name';
import { atLeast } from '../profile';
import type { ContainerProps } from '../vocabulary/container';
import { LifecycleHook } from '../vocabulary/lifecycle';
import type { PodContext } from './context';
import { resolveContainerSecurity } from './container-security';
import { resolveEnv, resolveEnvFrom } from './environment';
import { DEFAULT_RESOURCES, resolveResources } from './resources';
import type { Amounts, ContainerRole } from './resources';

/** What a container is in its Pod. */
export interface ContainerPlace {
  readonly role: ContainerRole;
  /** The name where the author gives none. */
  readonly name: string;
  /** Whether it takes the profile's pause before it is stopped. */
  readonly pauses?: boolean;
  /** Whether it runs on the node's network, where its ports are the node's. */
  readonly hostNetwork?: boolean;
  /** Whether it is the workload's own: its writable /tmp then is the volume `tmp`. */
  readonly main?: boolean;
  /** Variables that a database engine sets; the author's own win. */
  readonly env?: readonly EnvVar[];
  /** The claims that a database mounts: no volumes of the Pod, but of its controller. */
  readonly claims?: readonly VolumeMount[];
  /** What it asks for where neither author nor role decides: a database engine's own. */
  readonly amounts?: Amounts;
}

/** Makes a container complete, in the wire format, but for the variables that edges add. */
export function resolveContainer(context: PodContext, faults: Faults, props: ContainerProps, place: ContainerPlace): Container {
  const { settings } = context;
  const name = props.name ?? place.name;
  const ports = resolvePorts(faults, props.ports ?? [], place);
  const securityContext = resolveContainerSecurity(faults.at('security'), props.security, settings);
  if (props.name === undefined) faults.expectDerived('name', name, DNS_LABEL);
  else faults.expect('name', name, DNS_LABEL);
  expectImage(faults, props.image, settings.pinnedImages);
  return {
    name,
    image: props.image,
    imagePullPolicy: props.imagePullPolicy ?? (settings.pinnedImages ? pullPolicy(props.image) : undefined),
    command: filled(props.command),
    args: filled(props.args),
    workingDir: props.workingDir,
    ports: filled(ports),
    envFrom: filled(resolveEnvFrom(faults, props)),
    env: filled(resolveEnv(faults, props, place.env)),
    resources: resolveResources(
      faults.at('resources'), props.resources, settings.resources ? place.amounts ?? DEFAULT_RESOURCES[place.role] : undefined,
    ),
    volumeMounts: filled(resolveMounts(context, faults, props, name, place)),
    ...props.health?._resolve(faults.at('health'), ports[0]?.containerPort),
    lifecycle: resolveLifecycle(context, faults.at('lifecycle'), props, ports, place),
    securityContext,
  };
}

function expectImage(faults: Faults, image: string, pinned: boolean): void {
  faults.expect('image', image, IMAGE);
  if (pinned && IMAGE.accepts(image) && !hasTagOrDigest(image)) {
    faults.add('image', `got '${image}', expected a tag or digest, such as '${image}:1.0.0': without one, every start may run another version`);
  }
}

function pullPolicy(image: string): string {
  return isLatest(image) ? 'Always' : 'IfNotPresent';
}

function resolvePorts(faults: Faults, ports: readonly ContainerPort[], place: ContainerPlace): KubePort[] {
  const names = new Set<string>();
  const numbers = new Set<string>();
  return mapped(ports, (port, i) => {
    const at = faults.at(`ports[${i}]`);
    at.expect('number', port.number, PORT_NUMBER);
    at.expect('name', port.name, PORT_NAME);
    at.expect('hostPort', port.hostPort, PORT_NUMBER);
    at.expect('hostIp', port.hostIp, IP_ADDRESS);
    if (port.hostIp !== undefined && port.hostPort === undefined && !place.hostNetwork) {
      at.add('hostIp', 'is the address of a `hostPort`; give one, or leave it out');
    }
    if (place.hostNetwork && port.hostPort !== undefined && port.hostPort !== port.number) {
      at.add('hostPort', `got ${port.hostPort}, expected ${port.number}: on the node's network a port is the node's; leave it out`);
    }
    if (port.name !== undefined && names.has(port.name)) at.add('name', `'${port.name}' is already a port of this container`);
    const key = `${port.number}/${port.protocol ?? 'TCP'}`;
    if (numbers.has(key)) at.add('number', `${key} is already a port of this container`);
    if (port.name !== undefined) names.add(port.name);
    numbers.add(key);
    return {
      name: port.name,
      containerPort: port.number,
      protocol: port.protocol,
      hostPort: port.hostPort ?? (place.hostNetwork ? port.number : undefined),
      hostIP: port.hostIp,
    };
  });
}

function resolveMounts(
  context: PodContext, faults: Faults, props: ContainerProps, name: string, place: ContainerPlace,
): VolumeMount[] {
  const claims = place.claims ?? [];
  const paths = new Set(mapped(claims, ({ mountPath }) => mountPath));
  const mounts = mapped(props.mounts ?? [], (mount, i): VolumeMount => {
    const at = faults.at(`mounts[${i}]`);
    at.expect('path', mount.path, ABSOLUTE_PATH);
    at.expect('subPath', mount.subPath, SUB_PATH);
    if (paths.has(mount.path)) at.add('path', `'${mount.path}' is already a mount of this container`);
    paths.add(mount.path);
    const volume = context.volume(at.at('volume'), mount.volume);
    const readOnly = mount.readOnly ?? (context.settings.restricted && volume.hostPath ? true : undefined);
    return { name: volume.name, mountPath: mount.path, subPath: mount.subPath, readOnly };
  });
  const writable = writablePaths(context, faults, props, name, place, paths);
  return [...claims, ...mounts, ...writable];
}

/** An emptyDir on each path that is written to under a read-only root file system. */
function writablePaths(
  context: PodContext, faults: Faults, props: ContainerProps, name: string, place: ContainerPlace, mounted: ReadonlySet<string>,
): VolumeMount[] {
  const given = props.security?.writablePaths ?? [];
  // It is the profile's, as the read-only root is: where the profile is silent, an author who wants one lists it.
  const tmp = context.settings.readOnlyRoot && props.security?.readOnlyRootFilesystem !== false;
  const paths = tmp ? [...new Set(['/tmp', ...given])] : given;
  return mapped(paths.filter((path) => !mounted.has(path)), (path) => {
    faults.at('security').expect('writablePaths', path, ABSOLUTE_PATH);
    const volume = volumeName(place.main ? path : `${name}-${path}`);
    context.add(faults, { name: volume, emptyDir: {} });
    return { name: volume, mountPath: path };
  });
}

function resolveLifecycle(
  context: PodContext, faults: Faults, props: ContainerProps, ports: KubePort[], place: ContainerPlace,
): { postStart?: LifecycleHandler; preStop?: LifecycleHandler } | undefined {
  const hookContext = { defaultPort: ports[0]?.containerPort, sleepAction: atLeast(context.settings, '1.30') };
  const preStopHook = props.lifecycle?.preStop ?? (place.pauses && ports.length > 0 ? pause(context) : undefined);
  const postStart = props.lifecycle?.postStart?._resolve(faults.at('postStart'), hookContext);
  const preStop = preStopHook?._resolve(faults.at('preStop'), hookContext);
  return postStart || preStop ? { postStart, preStop } : undefined;
}

/** Endpoints take some seconds to leave every proxy; a process that stops at once loses the requests of that time. */
function pause(context: PodContext): LifecycleHook | undefined {
  const { stopPause } = context.settings;
  if (stopPause.toMilliseconds() === 0) return undefined;
  return atLeast(context.settings, '1.30') ? LifecycleHook.sleep(stopPause) : LifecycleHook.execSleep(stopPause);
}
