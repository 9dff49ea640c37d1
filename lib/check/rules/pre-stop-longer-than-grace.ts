import type { Field } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';

const DEFAULT_GRACE = 30;

export const preStopLongerThanGrace: Rule = {
  id: 'pre-stop-longer-than-grace',
  level: Level.WARNING,
  title: 'A preStop hook that takes all the time there is to stop',
  explanation: 'The grace period begins when the Pod is told to stop, and the `preStop` hook is part of it. A hook that '
    + 'sleeps as long leaves nothing for the program itself: it gets its signal to stop at the very end, and is killed about '
    + 'two seconds later, in the middle of what it was doing. An API server refuses a `sleep` of `lifecycle` that is longer '
    + 'than the grace period.',
  remedy: 'Make `terminationGracePeriodSeconds` the sleep plus the time that the program needs to stop.',
  see: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',

  check: (graph) => graph._containersWith('lifecycle').filter(({ init, sidecar }) => !init || sidecar).flatMap(({ field, name }) => {
    const sleep = sleepOf(field.at('lifecycle', 'preStop'));
    const grace = graph.workloadOf(field.manifest)?.pod._number('terminationGracePeriodSeconds') ?? DEFAULT_GRACE;
    return sleep === undefined || sleep.seconds < grace ? [] : [{
      field: sleep.field,
      happens: `${name} sleeps ${sleep.seconds} s before it is told to stop, and is killed after ${grace} s: no time is left to finish its work`,
      fix: `set terminationGracePeriodSeconds to ${sleep.seconds} plus what the program needs to stop`,
    }];
  }),
};

interface Sleep {
  readonly field: Field;
  readonly seconds: number;
}

function sleepOf(preStop: Field): Sleep | undefined {
  const sleep = preStop.at('sleep', 'seconds');
  if (sleep.number !== undefined) return { field: sleep, seconds: sleep.number };
  const field = preStop.at('exec', 'command');
  const seconds = secondsOfCommand(field.items.map(({ text }) => text ?? ''));
  return seconds === undefined ? undefined : { field, seconds };
}

/** What a command surely sleeps; undefined where it doesn't, or where it depends. */
function secondsOfCommand(words: readonly string[]): number | undefined {
  const [command = '', ...rest] = words;
  if (/(^|\/)sleep$/.test(command)) return secondsOf(rest[0]);
  const script = /(^|\/)(ba|a|da|z)?sh$/.test(command) && /^-\w*c$/.test(rest[0] ?? '') ? rest[1] : undefined;
  if (script === undefined || /\b(if|while|until|for|case)\b/.test(script)) return undefined;
  // Whether the rest of a chain is reached depends on its beginning.
  const steps = script.split(/;|\n/).map((step) => step.split(/&&|\|/)[0]);
  const sleeps = steps.map((step) => secondsOf(/^\s*(?:exec\s+)?(?:\/bin\/)?sleep\s+(\S+)\s*$/.exec(step)?.[1]));
  const known = sleeps.filter((seconds) => seconds !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, seconds) => sum + seconds, 0);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, 's': 1, 'm': 60, 'h': 3600, 'd': 86400 };

function secondsOf(text: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text ?? '');
  return match ? Number(match[1]) * UNITS[match[2]] : undefined;
}
