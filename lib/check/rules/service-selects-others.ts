import { imageNameOf } from '../image-name';
import type { Manifest } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { selectorOfLabels, shownSelector } from '../selector';
import { balancersOf, targetsOf } from '../service-port';
import type { Balancer, ServicePort } from '../service-port';
import { named } from '../words';
import type { Workload } from '../workload';

export const serviceSelectsOthers: Rule = {
  id: 'service-selects-others',
  level: Level.WARNING,
  title: 'A Service sends requests to Pods that it is not for',
  explanation: 'A Service knows nothing of Deployments: it takes every Pod that carries all labels of its selector. Where the selector is '
    + 'but a label that the whole app shares, requests for one program also reach the others, in turn, and only some of them fail. The '
    + 'Pods of a Job are taken, too, as long as they run. Two versions of one program (a canary, blue and green) are not found: the '
    + 'same image repository and the same ports, or labels that differ only in a version.',
  remedy: 'Give the Pods of each program a label of their own, such as `app.kubernetes.io/component`, and select by it. The selector of '
    + 'a Service can be changed at any time.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',

  check: (graph) => balancersOf(graph).flatMap((balancer) => {
    const { service, ports } = balancer;
    const [first, ...rest] = receiversOf(balancer);
    const other = rest.find((workload) => !alike(first, workload, ports));
    if (!other) return [];
    const selector = service.at('spec', 'selector');
    const taken = `the selector ${shownSelector(selectorOfLabels(selector))} also takes the Pods of ${named(other)}`;
    return [{
      field: selector,
      happens: ends(other)
        ? `${taken}: while they run, they get requests that are meant for ${named(first)}`
        : `${taken}, so that a share of the requests for ${named(first)} goes there`,
      fix: 'select by one more label, which only the Pods that it is for have',
    }];
  }),
};

/** The workloads whose Pods get connections; first what it is meant for: one of its name, else one that goes on running. */
function receiversOf({ service, ports, workloads }: Balancer): Workload[] {
  const rank = (workload: Workload) => (ends(workload) ? 2 : workload.name === service.name ? 0 : 1);
  if (workloads.length < 2) return [];
  return workloads
    .filter(({ manifest, replicas }) => replicas !== 0 && !isMadeByOther(manifest))
    // A Pod that doesn't declare a target's name isn't among the endpoints of that port.
    .filter((workload) => ports.some((port) => port.targetName === undefined || declares(workload, port)))
    .sort((a, b) => rank(a) - rank(b));
}

/** Whether a controller made it of another object, or Helm runs it for a moment, such as a test of the release. */
function isMadeByOther(manifest: Manifest): boolean {
  const metadata = manifest.at('metadata');
  return metadata._items('ownerReferences').length > 0 || metadata.at('annotations', 'helm.sh/hook').given;
}

function ends({ kind }: Workload): boolean {
  return kind === 'Job' || kind === 'CronJob';
}

function alike(first: Workload, other: Workload, ports: readonly ServicePort[]): boolean {
  if (ends(first) !== ends(other)) return false;
  if (ends(first)) return true;
  if (differOnlyInVersion(first.podLabels, other.podLabels)) return true;
  const repositories = new Set(first.containers.map(({ image }) => repositoryOf(image)));
  return other.containers.some(({ image }) => repositories.has(repositoryOf(image)))
    && ports.every((port) => declares(first, port) === declares(other, port));
}

function declares(workload: Workload, port: ServicePort): boolean {
  return targetsOf(port, workload).some(({ protocol }) => protocol === port.protocol);
}

/** Labels by which people tell versions of one program apart. */
const VERSIONS = new Set([
  'version', 'app.kubernetes.io/version', 'track', 'release', 'revision', 'slot', 'color', 'colour', 'variant', 'channel',
  'pod-template-hash', 'rollouts-pod-template-hash', 'controller-revision-hash',
]);

function differOnlyInVersion(first: Record<string, string>, other: Record<string, string>): boolean {
  const differing = Object.keys({ ...first, ...other }).filter((key) => first[key] !== other[key]);
  return differing.length > 0 && differing.every((key) => VERSIONS.has(key));
}

function repositoryOf(image: string): string {
  return imageNameOf(image)?.repository ?? image;
}
