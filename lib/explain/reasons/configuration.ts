import { valueAt } from '../path';
import { beside, edgeOf } from '../reason';
import type { ExplainedField, Reasons } from '../reason';
import { VARIABLES } from './cassandra';

/** What runs, with what it is told and what it finds on its disk. */
export const CONFIGURATION: Reasons = {
  'pod': 'what each Pod is',
  'spec.template': ({ kind }) => (kind === 'Schedule' ? 'what each backup holds' : 'what each Pod is made from'),
  'spec.jobTemplate.spec.template': 'what each Pod is made from',
  'pod.containers': 'the containers that run together in each Pod',
  'pod.initContainers': 'containers that run one after the other, to their end, before the others start',
  'container': 'a container',
  'container.name': 'its name in the Pod, as `kubectl logs -c` takes it',
  'container.image': 'what runs: with a tag or digest, so that it is the same at each start',
  'container.imagePullPolicy': ({ value }) => (value === 'Always'
    ? 'the registry is asked at each start, since what `latest` is changes'
    : 'a tag is the same for ever: an image that the node has is not pulled again, and a registry that is away stops no start'),
  'container.command': 'what is run in place of the image\'s entrypoint',
  'container.command[]': (field) => WORDS[commandOf(field)],
  'container.args': 'what is given to the command, or to the image\'s entrypoint',
  'container.args[]': (field) => (isWait(field) ? 'an address that has to take a connection before the migration starts' : 'a word for the command'),
  'container.workingDir': 'the folder that it starts in',
  'container.restartPolicy': 'a sidecar: it starts before the others, runs beside them, and Kubernetes ends it when they have ended',
  'container.env': 'the variables that its program reads',
  'container.env[].name': (field) => variable(field),
  'container.env[].value': (field) => variable(field),
  'container.env[].valueFrom': (field) => variable(field),
  'container.env[].valueFrom.**': (field) => detail(field),
  'container.envFrom': 'ConfigMaps and Secrets of which every key is a variable',
  'container.envFrom[]**': 'a ConfigMap or Secret of which every key is a variable',
  'container.volumeMounts': 'which volumes it sees, and where',
  'container.volumeMounts[].name': (field) => mount(field),
  'container.volumeMounts[].mountPath': (field) => mount(field),
  'container.volumeMounts[].subPath': 'the part of the volume that it sees',
  'container.volumeMounts[].readOnly': 'it can read there, and write nothing: what isn\'t its own stays as it is',
  'pod.volumes': 'what the containers of the Pod mount',
  'pod.volumes[].name': (field) => volume(field),
  'pod.volumes[].emptyDir': (field) => volume(field),
  'pod.volumes[].emptyDir.sizeLimit': (field) => (beside(field, 'name', 2) === 'logs'
    ? 'above this the Pod is evicted; the logs are told to stay below half of it'
    : 'above this the Pod is evicted: it would else take the node\'s disk'),
  'pod.volumes[].emptyDir.medium': 'in memory, which counts as the containers\' own',
  'pod.volumes[].hostPath': 'a path of the node',
  'pod.volumes[].hostPath.path': 'a path of the node that the Pod sees, whichever node it is on',
  'pod.volumes[].hostPath.type': 'what has to be there before the Pod starts',
  'pod.volumes[].configMap**': 'a ConfigMap whose keys are files',
  'pod.volumes[].secret**': 'a Secret whose keys are files, which are never on a disk of the node',
  'pod.volumes[].persistentVolumeClaim**': 'a claim that exists: its data outlives the Pod',
  'pod.volumes[].projected**': 'several sources in one folder',
  'pod.volumes[].downwardAPI**': 'fields of the Pod as files',
};

type Command = 'wait' | 'engine' | 'own';

const WORDS: Readonly<Record<Command, string>> = {
  wait: 'it tries each address until it takes a connection, or the time is over: `kubectl apply` knows no order',
  engine: 'the entrypoint edits Cassandra\'s configuration, and the image\'s files are read-only: it gets a copy, in which the logs are kept small '
    + 'and, where `authentication` asks for it, roles are required',
  own: 'a word of the command, without a shell',
};

function commandOf(field: ExplainedField): Command {
  if (isWait(field)) return 'wait';
  return field.path.includes('initContainers') && field.sources.some(({ from }) => from === 'engine') ? 'engine' : 'own';
}

function isWait(field: ExplainedField): boolean {
  return field.path.includes('initContainers') && valueAt(field.json, [...field.path.slice(0, -2), 'name']) === 'wait';
}

/** Of a variable, by its name: the engine's are known; all others come from a use, or from the author. */
function variable(field: ExplainedField): string {
  const name = String(beside(field, 'name'));
  if (edgeOf(field)) return `${connection(name)}: what is used says it, and no address is known by heart`;
  const engine = field.sources.some(({ from }) => from === 'engine') || field.kind === 'StatefulSet';
  const known = engine ? VARIABLES[name] : undefined;
  return known ?? 'a variable that the program reads';
}

function connection(name: string): string {
  if (/_USERNAME$|_PASSWORD$/.test(name)) return 'its login, from a Secret';
  if (/_PORT$/.test(name)) return 'the port to connect to';
  if (/_LOCAL_DATACENTER$/.test(name)) return 'the data centre whose nodes the driver asks first';
  return 'the address to connect to';
}

function detail(field: ExplainedField): string {
  switch (String(field.path.at(-1))) {
    case 'secretKeyRef': return 'its value is a key of a Secret: it stands in no manifest';
    case 'configMapKeyRef': return 'its value is a key of a ConfigMap';
    case 'fieldRef': return 'its value is a field of the Pod, which is known when it starts';
    case 'resourceFieldRef': return 'its value is a request or limit of a container';
    case 'fieldPath': return field.value === 'status.podIP' ? 'the Pod\'s own address, by which the node is known in the ring' : 'the field of the Pod that is its value';
    case 'name': return 'the Secret or ConfigMap that it is in';
    case 'key': return 'the key in there';
    default: return 'how its value is found';
  }
}

function mount(field: ExplainedField): string {
  const name = String(beside(field, 'name'));
  const path = String(beside(field, 'mountPath'));
  const from = new Set(field.sources.map((source) => source.from));
  if (path === '/tmp' && from.has('profile')) return 'the image\'s files are read-only, and many programs write to /tmp: here they can';
  if (field.kind === 'StatefulSet' && isClaim(field, name)) {
    return 'the data is on the member\'s own volume, all of it: what isn\'t goes with the container';
  }
  if (name === 'configuration') return path === '/etc/cassandra' ? 'Cassandra reads its configuration from the copy that can be written to' : 'the copy is made here';
  if (name === 'logs' && from.has('engine')) return 'logs on a volume with a bound of its own, and not on the image\'s read-only files';
  return from.has('author') && !from.has('profile') ? 'where the program sees the volume' : 'a path that the program writes to, where the image\'s files are read-only';
}

function volume(field: ExplainedField): string {
  const name = String(beside(field, 'name'));
  const from = new Set(field.sources.map((source) => source.from));
  if (/(^|-)tmp$/.test(name) && from.has('profile')) return 'an empty folder for /tmp, since the image\'s files are read-only; it goes with the Pod';
  if (name === 'configuration' && from.has('engine')) return 'an empty folder for the copy of Cassandra\'s configuration, which its entrypoint edits';
  if (name === 'logs' && from.has('engine')) return 'an empty folder for Cassandra\'s logs';
  if (valueAt(field.json, [...field.path.slice(0, -1), 'hostPath']) !== undefined) return 'a path of the node that the Pod sees';
  return valueAt(field.json, [...field.path.slice(0, -1), 'emptyDir']) !== undefined
    ? 'an empty folder that lives as long as the Pod: the image\'s files are read-only, and the program writes there'
    : 'a volume that its containers mount';
}

function isClaim({ json }: ExplainedField, name: string): boolean {
  const claims = (valueAt(json, ['spec', 'volumeClaimTemplates']) ?? []) as { metadata?: { name?: string } }[];
  return claims.some(({ metadata }) => metadata?.name === name);
}
