import type { Container, HostAlias, PodSpec } from 'kubernetes-types/core/v1';
import type { Faults, Places } from '../kube/faults';
import { filled, mapped } from '../kube/lists';
import { DNS_SUBDOMAIN } from '../kube/names';
import { IP_ADDRESS } from '../kube/network';
import { seconds } from '../kube/seconds';
import { atLeast } from '../profile';
import type { ContainerProps } from '../vocabulary/container';
import type { PodOptions } from '../vocabulary/pod-options';
import { resolveContainer } from './container';
import type { ContainerPlace } from './container';
import type { PodContext } from './context';
import { expectAnnotations, expectLabels } from './identity';
import type { Identity, Labels } from './identity';
import { expectLevel, resolvePodSecurity } from './pod-security';
import { resolveScheduling } from './scheduling';
import type { SpreadDefaults } from './scheduling';

/** A Pod as its author and the profile say it, complete but for what edges add: variables of what it uses. */
export interface PodModel {
  readonly labels: Labels;
  readonly annotations: Labels;
  /** The labels by which its Pods are found; empty where nothing has to find them. */
  readonly selector: Labels;
  readonly spec: PodSpec;
  /** How many of the spec's first containers are the workload's own, which get the variables. */
  readonly ownContainers: number;
  /** Whether the app makes the ServiceAccount that the Pod runs as. */
  readonly ownServiceAccount: boolean;
}

/** What the six constructs tell apart. */
export interface PodPlace {
  /** The workload's own containers, each with its place. */
  readonly containers: readonly OwnedContainer[];
  /** What runs before its own containers, by what a database engine or a delivery says. */
  readonly initContainers?: {
    readonly property: string;
    readonly writtenAt?: Places;
    readonly all: readonly ContainerProps[];
  };
  readonly restartPolicy?: string;
  /** Whether the Pods have to end: a Job's. */
  readonly ends?: boolean;
  readonly hostNetwork?: boolean;
  readonly gracePeriodSeconds?: number;
  readonly annotations?: Labels;
  readonly scheduling: SpreadDefaults;
  /** Whether the controller, a Service or a policy has to find the Pods. */
  readonly selected: boolean;
}

/** One of a workload's own containers. */
export interface OwnedContainer {
  /** The property that describes it. */
  readonly property: string;
  readonly props: ContainerProps;
  /** Where its author wrote what isn't below `property`. */
  readonly writtenAt?: Places;
  readonly place: ContainerPlace;
}

export function resolvePod(context: PodContext, identity: Identity, given: PodOptions = {}, place: PodPlace): PodModel {
  const { settings } = context;
  const faults = context.faults.at('pod');
  const { labels, selector } = resolveLabels(context, identity, given, place);
  const containers = resolveContainers(context, given, place);
  expectOptions(faults, given);
  const ownServiceAccount = settings.serviceAccounts && given.serviceAccount === undefined;
  const spec: PodSpec = {
    serviceAccountName: given.serviceAccount?.name ?? (ownServiceAccount ? identity.name : undefined),
    automountServiceAccountToken: given.mountToken ?? (settings.serviceAccounts ? false : undefined),
    enableServiceLinks: settings.restricted ? false : undefined,
    ...surroundings(faults, given, place),
    securityContext: resolvePodSecurity(faults.at('security'), given.security, settings),
    ...resolveScheduling(faults.at('scheduling'), given.scheduling, place.scheduling, selector),
    terminationGracePeriodSeconds: seconds(faults, 'terminationGracePeriod', given.terminationGracePeriod, 0)
      ?? place.gracePeriodSeconds,
    initContainers: filled(containers.init),
    containers: containers.running,
    restartPolicy: place.restartPolicy,
    volumes: filled(context.volumes),
  };
  expectLevel(faults.at('security'), given.security, settings, spec);
  expectPausesEnd(faults, spec);
  const annotations = { ...securityReason(given), ...place.annotations, ...given.annotations };
  return { labels, selector, annotations, spec, ownContainers: place.containers.length, ownServiceAccount };
}

/** All containers of the Pod; the workload's own are the first of those that run. */
function resolveContainers(context: PodContext, given: PodOptions, place: PodPlace): { init: Container[]; running: Container[] } {
  const { hostNetwork } = place;
  const own = mapped(place.containers, (one) => resolveOwn(context, one, hostNetwork));
  const sidecars = resolveAll(context, given.sidecars, 'sidecars', { role: 'sidecar', name: 'sidecar', hostNetwork });
  const running = [...own, ...sidecars];
  const init = resolveFirst(context, place).concat(
    resolveNativeSidecars(context, given, hostNetwork),
    resolveAll(context, given.initContainers, 'initContainers', { role: 'init', name: 'init', hostNetwork }),
  );
  if (place.ends && sidecars.length > 0 && !given.sidecarsEnd) refuseSidecars(context);
  if (given.initContainers) refuseInitProbes(context, given.initContainers);
  const all = running.concat(init);
  expectUniqueNames(context, all);
  expectUniquePorts(context, all);
  return { init, running };
}

function resolveOwn(context: PodContext, one: OwnedContainer, hostNetwork: boolean | undefined): Container {
  const faults = context.faults.moving(one.writtenAt).at(one.property);
  return resolveContainer(context, faults, one.props, { ...one.place, hostNetwork });
}

function expectOptions(faults: Faults, { imagePullSecrets, annotations, serviceAccount }: PodOptions): void {
  for (const name of imagePullSecrets ?? []) faults.expect('imagePullSecrets', name, DNS_SUBDOMAIN);
  expectAnnotations(faults, 'annotations', annotations);
  faults.expect('serviceAccount', serviceAccount?.name, DNS_SUBDOMAIN);
}

/** What the Pod shares with its node, or its containers with each other. */
function surroundings(faults: Faults, given: PodOptions, { hostNetwork }: PodPlace): Partial<PodSpec> {
  return {
    hostNetwork: hostNetwork ? true : undefined,
    dnsPolicy: hostNetwork ? 'ClusterFirstWithHostNet' : undefined,
    shareProcessNamespace: given.shareProcessNamespace,
    hostAliases: given.hostAliases && resolveHostAliases(faults, given.hostAliases),
    imagePullSecrets: given.imagePullSecrets?.map((name) => ({ name })),
  };
}

function resolveHostAliases(faults: Faults, given: Readonly<Record<string, string[]>>): HostAlias[] {
  return Object.entries(given).map(([ip, hostnames]) => {
    faults.expect('hostAliases', ip, IP_ADDRESS);
    for (const name of hostnames) faults.expect(`hostAliases.${ip}`, name, DNS_SUBDOMAIN);
    return { ip, hostnames };
  });
}

/** Kubernetes' own time between the begin of the end and SIGKILL. */
const DEFAULT_GRACE_SECONDS = 30;

/** The kubelet's pauses take from the grace period: one that takes all of it would end in SIGKILL, without a SIGTERM. */
function expectPausesEnd(faults: Faults, { terminationGracePeriodSeconds = DEFAULT_GRACE_SECONDS, ...spec }: PodSpec): void {
  for (const { name, lifecycle = {} } of [...(spec.initContainers ?? []), ...spec.containers]) {
    for (const hook of ['postStart', 'preStop'] as const) {
      const pause = lifecycle[hook]?.sleep?.seconds;
      if (pause !== undefined && pause >= terminationGracePeriodSeconds) {
        faults.add('terminationGracePeriod', `got ${terminationGracePeriodSeconds} seconds, expected more than ${pause}, the pause of `
          + `container '${name}' (${hook}); raise it, or shorten the pause in the container's \`lifecycle\``);
      }
    }
  }
}

/** The time that a process has between SIGTERM and SIGKILL, after the pause before it. */
const GRACE_SECONDS = 30;

/** The grace period of a Pod that pauses before it stops: the pause takes nothing from the process. */
export function graceAfterPause(context: PodContext): number | undefined {
  const pause = context.settings.stopPause.toSeconds();
  return pause > 0 ? GRACE_SECONDS + pause : undefined;
}

function resolveLabels(
  context: PodContext, identity: Identity, given: PodOptions, place: PodPlace,
): { labels: Labels; selector: Labels } {
  const faults = context.faults.at('pod');
  expectLabels(faults, 'labels', given.labels);
  expectLabels(faults, 'selector', given.selector);
  const own = Object.keys(identity.commonSelector).length > 0 ? identity.labels : {};
  // Kubernetes requires a selector of every controller: where neither author nor profile gives one, the name is it.
  const labelled = Object.keys(given.labels ?? {}).length > 0;
  const fallback = place.selected && !labelled ? { 'app.kubernetes.io/name': identity.name } : given.labels ?? {};
  const selector = given.selector ?? (Object.keys(identity.commonSelector).length > 0 ? identity.commonSelector : fallback);
  const labels = { ...own, ...(place.selected ? selector : {}), ...given.labels };
  if (place.selected && Object.keys(selector).length === 0) faults.add('selector', 'got {}, expected one label or more; or leave it out');
  for (const [key, value] of Object.entries(place.selected ? selector : {})) {
    if (labels[key] !== value) {
      faults.add(`labels.${key}`, `got '${labels[key]}', expected '${value}', by which the Pods are selected; or set \`selector\``);
    }
  }
  return { labels, selector };
}

function resolveFirst(context: PodContext, { initContainers }: PodPlace): Container[] {
  if (!initContainers) return [];
  const faults = context.faults.moving(initContainers.writtenAt).at(initContainers.property);
  return initContainers.all.map((one) => resolveContainer(context, faults, one, { role: 'init', name: 'init' }));
}

function resolveAll(
  context: PodContext, given: ContainerProps[] | undefined, property: string, place: ContainerPlace,
): Container[] {
  return mapped(given ?? [], (props, i) => (
    resolveContainer(context, context.faults.at(`pod.${property}[${i}]`), props, { ...place, name: `${place.name}-${i}` })
  ));
}

function resolveNativeSidecars(context: PodContext, given: PodOptions, hostNetwork: boolean | undefined): Container[] {
  const place: ContainerPlace = { role: 'sidecar', name: 'native-sidecar', hostNetwork };
  const containers = resolveAll(context, given.nativeSidecars, 'nativeSidecars', place);
  if (containers.length > 0 && !atLeast(context.settings, '1.29')) {
    context.faults.add('pod.nativeSidecars', `need Kubernetes 1.29, got ${context.settings.kubernetes}; raise \`kubernetes\` of the `
      + 'profile, or use `sidecars`');
  }
  return mapped(containers, (container) => ({ ...container, restartPolicy: 'Always' }));
}

/** A Job is complete when all its containers have ended. */
function refuseSidecars(context: PodContext): void {
  const native = atLeast(context.settings, '1.29')
    ? 'use `nativeSidecars`, which Kubernetes ends'
    : 'from Kubernetes 1.29 on `nativeSidecars` do (raise `kubernetes` of the profile)';
  context.faults.add('pod.sidecars', `the Job would wait for them forever; ${native}, or let them end by themselves once the main `
    + 'container has (a file on a shared volume, or `shareProcessNamespace`) and say `sidecarsEnd: true`');
}

function refuseInitProbes(context: PodContext, initContainers: readonly ContainerProps[]): void {
  initContainers.forEach((props, i) => {
    if (props.health) context.faults.add(`pod.initContainers[${i}].health`, 'an init container runs to its end; leave it out');
    if (props.lifecycle) context.faults.add(`pod.initContainers[${i}].lifecycle`, 'an init container has no hooks; leave it out');
  });
}

function expectUniqueNames(context: PodContext, containers: readonly Container[]): void {
  if (containers.length < 2) return;
  const names = mapped(containers, ({ name }) => name);
  for (const name of new Set(names.filter((candidate, i) => names.indexOf(candidate) !== i))) {
    context.faults.add('containers', `two containers of the Pod are named '${name}'; give one of them another \`name\``);
  }
  if (!context.settings.pinnedImages) return;
  // The API server takes a port name twice in one Pod; a Service that names it then picks one.
  const ports = containers.flatMap(({ name: by, ports: own = [] }) => mapped(own, (port) => ({ port: port.name, by })));
  ports.forEach(({ port, by }, i) => {
    const other = ports.findIndex((candidate) => candidate.port === port);
    // Twice in one container is a fault of that container.
    if (port !== undefined && other < i && ports[other].by !== by) {
      context.faults.add('containers', `'${ports[other].by}' and '${by}' both name a port '${port}'; rename one of them`);
    }
  });
}

/** The containers of a Pod share its network; those on a node's port share that. */
function expectUniquePorts(context: PodContext, containers: readonly Container[]): void {
  const served = new Map<string, string>();
  for (const { name, ports = [] } of containers) {
    for (const { containerPort, hostPort, hostIP, protocol = 'TCP' } of ports) {
      const port = `port ${containerPort}/${protocol}`;
      const keys = hostPort === undefined ? [port] : [port, `port ${hostPort}/${protocol} of the node${hostIP ? ` (${hostIP})` : ''}`];
      // The same port twice in one container is a fault of that container.
      const taken = keys.find((key) => served.has(key) && (served.get(key) !== name || key !== port));
      if (taken) context.faults.add('containers', `'${served.get(taken)}' and '${name}' both serve ${taken}; change one of them`);
      for (const key of keys) served.set(key, name);
    }
  }
}

function securityReason(given: PodOptions): Labels {
  const { level, reason } = given.security ?? {};
  return level && reason ? { 'cdk8s-patterns/security-level': `${level}: ${reason}` } : {};
}
