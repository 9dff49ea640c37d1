import { Level } from '../rule';
import type { Rule } from '../rule';
import { variablesNamedIn } from '../variable-references';
import type { Container } from '../workload';
import type { Field } from '../manifest';

export const duplicateVariable: Rule = {
  id: 'duplicate-variable',
  level: Level.WARNING,
  title: 'A variable that is set twice',
  explanation: 'Of two variables of one name the last one counts, without a word. Worse, `kubectl apply` tells the entries apart by name: one of '
    + 'the two may be lost with a later change, and a server-side apply refuses them.',
  remedy: 'Keep the one that is meant.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',

  check: (graph) => graph._containersWith('env').filter(hasDoubles).flatMap(twiceIn),
};

function hasDoubles({ _variables }: Container): boolean {
  return _variables.length > 1 && new Set(_variables.map(({ name }) => name)).size < _variables.length;
}

function twiceIn(container: Container): { field: Field; happens: string; fix: string }[] {
  const last = new Map<string, number>();
  return container._variables.flatMap(({ field, name, value = '' }, i) => {
    const earlier = last.get(name);
    last.set(name, i);
    // One that extends the earlier one needs it.
    if (name === '' || earlier === undefined || variablesNamedIn(value).includes(name)) return [];
    return [{ field: field.at('name'), happens: `${name} is set twice: what env[${earlier}] says never reaches the container`, fix: 'remove one of the two' }];
  });
}
