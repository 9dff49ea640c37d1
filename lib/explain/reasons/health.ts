import { valueAt } from '../path';
import type { ExplainedField, Reasons } from '../reason';

/** How Kubernetes sees whether a container works. */
export const HEALTH: Reasons = {
  'container.startupProbe': 'asks whether it has started; the other two wait for it, so that a slow start is no reason for a restart',
  'container.readinessProbe': 'asks whether it may get requests: while it fails, no Service sends any',
  'container.livenessProbe': 'asks whether it is still alive: when it fails, the kubelet restarts the container',
  'container.*Probe.initialDelaySeconds': 'how long after the start the first question is asked',
  'container.*Probe.periodSeconds': (field) => `it is asked every ${String(field.value)} s${probeOf(field) === 'startupProbe'
    ? ', often, so that a quick start is seen quickly' : ''}`,
  'container.*Probe.timeoutSeconds': ({ value }) => `an answer that takes longer than ${String(value)} s is none; Kubernetes' own second is too short for a busy process`,
  'container.*Probe.successThreshold': 'so many answers in a row before it counts as ready',
  'container.*Probe.failureThreshold': (field) => THRESHOLDS[probeOf(field)](spanOf(field)),
  'container.*Probe.httpGet': 'it is asked by HTTP; an answer from 200 to 399 is a success',
  'container.*Probe.httpGet.path': 'the path that is asked for: it should say yes where a request would be answered, and no slower',
  'container.*Probe.httpGet.port': 'the port that is asked',
  'container.*Probe.httpGet.scheme': 'it is asked by HTTPS; nobody looks at the certificate',
  'container.*Probe.httpGet.httpHeaders': 'headers of the question',
  'container.*Probe.httpGet.httpHeaders[]*': 'a header without which it would not answer as it should',
  'container.*Probe.tcpSocket': 'it is asked by a connection: that one is taken says that a port is open, and no more',
  'container.*Probe.tcpSocket.port': 'the port that has to take a connection',
  'container.*Probe.grpc': 'it is asked by the health protocol of gRPC',
  'container.*Probe.grpc.port': 'the port that is asked',
  'container.*Probe.grpc.service': 'the service that is asked for, of those that the server has',
  'container.*Probe.exec': 'it is asked by a command in the container; exit status 0 is a success',
  'container.*Probe.exec.command': 'the command that asks',
  'container.*Probe.exec.command[]': (field) => (/9042/.test(String(field.value))
    ? 'ready is a node that has joined the ring and answers in CQL, which needs no role; nodetool, which costs a JVM each time, is asked until it has said yes once'
    : /7199/.test(String(field.value)) ? 'alive is a node whose JMX port is open: it is from the first seconds on, through a bootstrap of hours too'
      : 'a word of the command that asks'),
};

type Probe = 'startupProbe' | 'readinessProbe' | 'livenessProbe';

const THRESHOLDS: Readonly<Record<Probe, (span: string) => string>> = {
  startupProbe: (span) => `it has ${span} for its start before it is restarted: so long may its slowest start be`,
  readinessProbe: (span) => `after ${span} without an answer it gets no more requests, until it answers again`,
  livenessProbe: (span) => `it is restarted after ${span} without an answer, later than it gets no more requests: a restart helps only against what doesn't pass by itself`,
};

function probeOf({ path }: ExplainedField): Probe {
  return path.find((key): key is Probe => /Probe$/.test(String(key))) as Probe;
}

function spanOf({ json, path }: ExplainedField): string {
  const probe = valueAt(json, path.slice(0, -1)) as { readonly periodSeconds?: number; readonly failureThreshold?: number };
  const seconds = (probe.periodSeconds ?? 10) * (probe.failureThreshold ?? 3);
  if (seconds % 3600 === 0) return seconds === 3600 ? 'an hour' : `${seconds / 3600} hours`;
  if (seconds % 60 === 0) return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`;
  return `${seconds} s`;
}
