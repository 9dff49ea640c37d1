import type { Applied } from './apply';
import { listAt, mapAt, textAt, valueAt } from './json';

/** What an apply leaves behind that doesn't go with what it sets, so that the API server refuses the whole. */
export interface Leftover {
  /** The field that makes it so. */
  readonly field: string;
  /** What is left, and by what it is refused, in one sentence. */
  readonly why: string;
  /** The way out. */
  readonly step: string;
}

/**
 * What nobody wrote belongs to nobody: a server-side apply leaves it where it is, and the API server finds it beside something
 * that it doesn't go with. `kubectl apply` without `--server-side` takes it away by itself.
 */
export function leftoversOf({ before, after }: Applied): Leftover[] {
  return [...ofStrategy('strategy', 'Recreate', before, after), ...ofStrategy('updateStrategy', 'OnDelete', before, after), ...ofVolumes(after)];
}

function ofStrategy(key: string, type: string, before: unknown, after: unknown): Leftover[] {
  const kinds = { strategy: 'Deployment', updateStrategy: 'StatefulSet' }[key];
  if (textAt(after, 'kind') !== kinds || textAt(after, 'spec', key, 'type') !== type) return [];
  if (textAt(before, 'spec', key, 'type') === type || valueAt(after, 'spec', key, 'rollingUpdate') === undefined) return [];
  return [{
    field: `spec.${key}.rollingUpdate`,
    why: `${type} takes no rollingUpdate, and the one that is there by default stays: a server-side apply takes away only what an apply has set`,
    step: `write \`rollingUpdate: null\` beside \`type: ${type}\` for one apply, or apply it without --server-side`,
  }];
}

function ofVolumes(after: unknown): Leftover[] {
  const pod = mapAt(after, ...(textAt(after, 'kind') === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template']));
  return listAt(pod, 'spec', 'volumes').flatMap((volume) => {
    const sources = Object.keys(mapAt(volume)).filter((key) => key !== 'name');
    if (sources.length < 2 || !sources.includes('emptyDir')) return [];
    const name = textAt(volume, 'name') ?? '';
    return [{
      field: `spec.template.spec.volumes[${name}].emptyDir`,
      why: `a volume has one source, and the emptyDir that ${name} is by default stays beside ${sources.filter((source) => source !== 'emptyDir').join(' and ')}`,
      step: `write \`emptyDir: null\` in the volume ${name} for one apply, or apply it without --server-side`,
    }];
  });
}
