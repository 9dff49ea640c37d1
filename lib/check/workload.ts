import type { Field, Manifest } from './manifest';
import { selectorOf, selectorOfLabels } from './selector';
import type { Selector } from './selector';

/** A port that a container declares. */
export interface ContainerPort {
  /** Where it is declared. */
  readonly field: Field;
  /** Its number, 0 where it has none. */
  readonly number: number;
  /**
   * Its name.
   * @default - it has none
   */
  readonly name?: string;
  /** TCP, UDP or SCTP. */
  readonly protocol: string;
}

/**
 * A variable of a container.
 *
 * @internal
 */
export interface Variable {
  /** Its entry in the list. */
  readonly field: Field;
  /** Empty where it has none. */
  readonly name: string;
  /** Undefined where it is taken from elsewhere. */
  readonly value: string | undefined;
}

/** A container of a Pod. */
export class Container {
  /** Its name; empty where it has none. */
  public readonly name: string;
  /** Its image; empty where it has none. */
  public readonly image: string;
  /** The ports that it declares. */
  public readonly ports: ContainerPort[];

  // Read once: many rules ask for the same. There from the start: an object that gets fields later is another one to V8, and what
  // it compiled for the first is thrown away.
  private entries?: Field[] = undefined;
  private variables?: Variable[] = undefined;
  private volumeMounts?: Field[] = undefined;
  private commandLine?: Field[] = undefined;
  private said?: string = undefined;

  /** @internal */
  public static _of(field: Field, init: boolean): Container {
    return new Container(field, init);
  }

  private constructor(
    /** Where it stands in the manifest. */
    public readonly field: Field,
    /** Whether it is an init container. */
    public readonly init: boolean,
  ) {
    this.name = field._text('name') ?? '';
    this.image = field._text('image') ?? '';
    this.ports = field._each('ports', portOf);
  }

  /** Whether it is an init container that runs beside the others: a sidecar, since Kubernetes 1.28. */
  public get sidecar(): boolean {
    return this.init && this.field._text('restartPolicy') === 'Always';
  }

  /** The variables that it is given one by one. */
  public get env(): Field[] {
    return this.entries ??= this.field._items('env');
  }

  /**
   * The same, read.
   *
   * @internal
   */
  public get _variables(): readonly Variable[] {
    return this.variables ??= this.field._each('env', variableOf);
  }

  /**
   * What it runs, word by word as far as the manifest says it: `command`, then `args`.
   *
   * @internal
   */
  public get _words(): readonly Field[] {
    return this.commandLine ??= wordsOf(this);
  }

  /**
   * All that its variables and its command line say, each on a line: `NAME=value`, or a word. Most rules about texts are about
   * what few containers say, and this is quickly seen here.
   *
   * @internal
   */
  public get _said(): string {
    return this.said ??= saidBy(this);
  }

  /** Its volume mounts. */
  public get mounts(): Field[] {
    return this.volumeMounts ??= this.field._items('volumeMounts');
  }
}

function portOf(field: Field): ContainerPort {
  return {
    field, number: field._number('containerPort') ?? 0, name: field._text('name'), protocol: field._text('protocol') ?? 'TCP',
  };
}

function variableOf(field: Field): Variable {
  return { field, name: field._text('name') ?? '', value: field._text('value') };
}

function wordsOf({ field }: Container): Field[] {
  return [...field._items('command'), ...field._items('args')].filter(({ text }) => text !== undefined);
}

function saidBy({ _variables, _words }: Container): string {
  let said = '';
  for (const { name, value } of _variables) said += `${name}=${value ?? ''}\n`;
  for (const { text } of _words) said += `${text}\n`;
  return said;
}

/** What stands between a kind's manifest and the Pods that it makes. */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['Deployment', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['ReplicationController', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  // Argo's, which takes a Deployment's place.
  ['Rollout', ['spec', 'template']],
]);

const GROUPS = new Set(['', 'apps', 'batch', 'extensions', 'argoproj.io']);

/** A manifest that makes Pods: a Pod itself, a Deployment, a StatefulSet, a DaemonSet, a Job, a CronJob… */
export class Workload {
  /** The workload of a manifest; undefined where it makes no Pods. */
  public static of(manifest: Manifest): Workload | undefined {
    const template = TEMPLATES.get(manifest.kind);
    return template && GROUPS.has(manifest.group) ? new Workload(manifest, manifest.at(...template)) : undefined;
  }

  /** The labels of its Pods. */
  public readonly podLabels: Record<string, string>;
  /** Its containers, without init containers. */
  public readonly containers: Container[];
  /** Its init containers. */
  public readonly initContainers: Container[];
  /** All its containers, init containers first. */
  public readonly allContainers: Container[];
  /** The containers that run while its Pods serve: those that are no init containers, and sidecars. */
  public readonly runningContainers: Container[];
  /** The spec of its Pods. */
  public readonly pod: Field;
  /** Its Pods' volumes. */
  public readonly volumes: Field[];

  // Read once, as of a container.
  private ownSelector?: Selector = undefined;

  private constructor(
    /** The object. */
    public readonly manifest: Manifest,
    /** The template of its Pods: metadata and spec. */
    public readonly template: Field,
  ) {
    this.pod = template.at('spec');
    this.podLabels = template.at('metadata', 'labels').texts;
    this.containers = containersOf(this.pod, 'containers');
    this.initContainers = containersOf(this.pod, 'initContainers');
    const sidecars = this.initContainers.filter(({ sidecar }) => sidecar);
    this.allContainers = joined(this.initContainers, this.containers);
    this.runningContainers = joined(sidecars, this.containers);
    this.volumes = this.pod._items('volumes');
  }

  /** The kind of the object. */
  public get kind(): string {
    return this.manifest.kind;
  }

  /** The name of the object. */
  public get name(): string {
    return this.manifest.name;
  }

  /**
   * What it finds its Pods by.
   *
   * @internal
   */
  public get _selector(): Selector {
    return this.ownSelector ??= ownSelectorOf(this);
  }

  /** How many Pods it asks for; 1 where it says nothing. Of a DaemonSet, a Job and a CronJob it says nothing. */
  public get replicas(): number {
    return this.manifest.at('spec', 'replicas').number ?? 1;
  }

  /** The claims that each of its Pods gets for itself; those of a StatefulSet. */
  public get claims(): Field[] {
    return this.manifest.at('spec', 'volumeClaimTemplates').items;
  }
}

function ownSelectorOf({ kind, manifest }: Workload): Selector {
  const field = manifest.at('spec', 'selector');
  return kind === 'ReplicationController' ? selectorOfLabels(field) : selectorOf(field);
}

function containersOf(pod: Field, key: 'containers' | 'initContainers'): Container[] {
  const init = key === 'initContainers';
  return pod._each(key, (field) => Container._of(field, init));
}

/** Most Pods have no init containers, and need no lists of their own for that. */
function joined(before: Container[], containers: Container[]): Container[] {
  return before.length === 0 ? containers : [...before, ...containers];
}
