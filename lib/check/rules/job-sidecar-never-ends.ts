import { runsShell } from '../command-line';
import { imageNameOf } from '../image-name';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container, Workload } from '../workload';

/** Proxies, log shippers and servers that run until somebody stops them, by the last parts of their images. */
const ENDLESS = [
  'envoy', 'envoyproxy/envoy', 'istio/proxyv2', 'proxyv2', 'linkerd/proxy', 'l5d/proxy', 'cloud-sql-proxy', 'cloudsql-docker/gce-proxy',
  'alloydb-auth-proxy', 'fluent-bit', 'fluentd', 'filebeat', 'promtail', 'vector', 'telegraf', 'opentelemetry-collector',
  'opentelemetry-collector-contrib', 'aws-otel-collector', 'nginx', 'nginx-unprivileged', 'haproxy', 'pgbouncer', 'oauth2-proxy', 'dapr/daprd',
  'daprd', 'redis', 'statsd-exporter',
];

export const jobSidecarNeverEnds: Rule = {
  id: 'job-sidecar-never-ends',
  level: Level.WARNING,
  title: 'A Job whose helper never ends',
  explanation: 'A Job is complete when all containers of its Pod have ended. A proxy or a log shipper beside the work never ends by itself: '
    + 'the work is done, the Pod keeps running, and the Job is never complete, so that a CronJob with `Forbid` never starts again.',
  remedy: 'From Kubernetes 1.29 on, make the helper a sidecar: an init container with `restartPolicy: Always`. It starts before the work and '
    + 'is stopped after it.',
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers',

  check: (graph) => graph._workloadsOf('Job', 'CronJob')
    .flatMap((workload) => endlessOf(workload).map((container) => ({
      field: container.field,
      happens: `${container.name} never ends by itself, so that the Job is never complete although the work is done`,
      fix: hasSidecars(graph.kubernetesOf(workload.manifest))
        ? 'make it an init container with restartPolicy Always'
        : 'let the work stop it when it is done, by a request or in a shared process namespace',
    }))),
};

function hasSidecars(kubernetes: string): boolean {
  return Number(kubernetes.split('.')[1]) >= 29;
}

function endlessOf({ pod, containers }: Workload): Container[] {
  // In one process namespace the work may stop its helpers.
  if (pod.at('shareProcessNamespace').value === true) return [];
  const endless = containers.filter((container) => !isStopped(container)
    && (isKnown(container) || (serves(container) && containers.some((other) => !serves(other) && !isKnown(other)))));
  // Where none does the work, it is no helper.
  return endless.length < containers.length ? endless : [];
}

/** Whether something may stop it: a shell around it, or a request. */
function isStopped(container: Container): boolean {
  return runsShell(container) || container._words.some(({ text }) => /quitquitquit|exit-on|sh -c/.test(text ?? ''));
}

function isKnown({ image, field }: Container): boolean {
  const parts = imageNameOf(image)?.repository.split('/') ?? [];
  // A command of its own may be one of the image's clients.
  return !field._has('command') && [parts.slice(-1), parts.slice(-2)].some((names) => ENDLESS.includes(names.join('/')));
}

/** Nobody asks for the readiness of what ends. */
function serves({ field, ports }: Container): boolean {
  return ports.length > 0 && (field._has('readinessProbe') || field._has('livenessProbe'));
}
