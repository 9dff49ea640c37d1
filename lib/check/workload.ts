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
  /** Its volume mounts. */
  public readonly mounts: Field[];
  /**
   * The variables that it is given one by one, read.
   *
   * @internal
   */
  public readonly _variables: readonly Variable[];
  /**
   * What it runs, word by word as far as the manifest says it: `command`, then `args`.
   *
   * @internal
   */
  public readonly _words: readonly Field[];
  /**
   * All that its variables and its command line say, each on a line: `NAME=value`, or a word. Most rules about texts are about
   * what few containers say, and this is quickly seen here.
   *
   * @internal
   */
  public readonly _said: string;

  /** @internal */
  public static _of(field: Field, init: boolean): Container {
    return new Container(field, init);
  }

  // All is read at once, since some rule asks for it of every container.
  private constructor(
    /** Where it stands in the manifest. */
    public readonly field: Field,
    /** Whether it is an init container. */
    public readonly init: boolean,
  ) {
    this.name = field._text('name') ?? '';
    this.image = field._text('image') ?? '';
    this.ports = field._each('ports', portOf);
    this.mounts = field._items('volumeMounts');
    this._variables = field._each('env', variableOf);
    this._words = wordsOf(field);
    this._said = said(this._variables, this._words);
  }

  /** Whether it is an init container that runs beside the others: a sidecar, since Kubernetes 1.28. */
  public get sidecar(): boolean {
    return this.init && this.field._text('restartPolicy') === 'Always';
  }

  /** The variables that it is given one by one. */
  public get env(): Field[] {
    return this._variables.map(({ field }) => field);
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

const NO_WORDS: readonly Field[] = [];

function wordsOf(container: Field): readonly Field[] {
  if (!container._has('command') && !container._has('args')) return NO_WORDS;
  return [...container._items('command'), ...container._items('args')].filter(({ text }) => text !== undefined);
}

function said(variables: readonly Variable[], words: readonly Field[]): string {
  let lines = '';
  for (const { name, value } of variables) lines += `${name}=${value ?? ''}\n`;
  for (const { text } of words) lines += `${text}\n`;
  return lines;
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
  /** The claims that each of its Pods gets for itself; those of a StatefulSet. */
  public readonly claims: Field[];
  /** How many Pods it asks for; 1 where it says nothing. Of a DaemonSet, a Job and a CronJob it says nothing. */
  public readonly replicas: number;
  /**
   * What it finds its Pods by.
   *
   * @internal
   */
  public readonly _selector: Selector;

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
    const spec = manifest.at('spec');
    this.claims = spec._items('volumeClaimTemplates');
    this.replicas = spec._number('replicas') ?? 1;
    this._selector = manifest.kind === 'ReplicationController' ? selectorOfLabels(spec.at('selector')) : selectorOf(spec.at('selector'));
  }

  /** The kind of the object. */
  public get kind(): string {
    return this.manifest.kind;
  }

  /** The name of the object. */
  public get name(): string {
    return this.manifest.name;
  }
}

function containersOf(pod: Field, key: 'containers' | 'initContainers'): Container[] {
  const init = key === 'initContainers';
  return pod._each(key, (field) => Container._of(field, init));
}

/** Most Pods have no init containers, and need no lists of their own for that. */
function joined(before: Container[], containers: Container[]): Container[] {
  return before.length === 0 ? containers : [...before, ...containers];
}
