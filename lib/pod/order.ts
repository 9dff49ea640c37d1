import type { IConstruct } from 'constructs';
import type { IUsable } from '../vocabulary/endpoint';
import { usersOf, usesOf } from './edges';
import type { Labels } from './identity';

const WAVE = 'argocd.argoproj.io/sync-wave';

/** The sync wave of each workload that Argo CD runs as a hook. */
const waves = new WeakMap<object, number>();
/** Whether there is any: most apps have none, and their objects are asked one by one. */
let anyWaves = false;
const NO_WAVE: Labels = {};

/** Lets Argo CD run a workload in a wave of its own: after what it uses, before what uses it. */
export function orderByWaves(workload: IConstruct, wave: number): void {
  waves.set(workload, wave);
  anyWaves = true;
}

/** The wave of a workload's objects, where a hook that it uses or is used by has one. */
export function waveOf(workload: IConstruct): Labels {
  if (!anyWaves) return NO_WAVE;
  const own = waves.get(workload);
  const before = usersOf(workload as unknown as IUsable).map(({ client }) => waves.get(client)).filter(isNumber);
  const after = usesOf(workload).map(({ target }) => waves.get(target)).filter(isNumber);
  if (own !== undefined) return { [WAVE]: String(own - 1) };
  if (after.length > 0) return { [WAVE]: String(Math.max(...after) + 1) };
  if (before.length > 0) return { [WAVE]: String(Math.min(...before) - 1) };
  return {};
}

/** What makes a Job the hook of its wave. */
export function waveHook(wave: number): Labels {
  return {
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    [WAVE]: String(wave),
  };
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}
