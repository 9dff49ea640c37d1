import { variableNamesFrom } from '../config-references';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { REFERENCE_LIKE, isOfService, variablesNamedIn } from '../variable-references';

export const variableBeforeDefinition: Rule = {
  id: 'variable-before-definition',
  level: Level.WARNING,
  title: 'A variable is named before it is set',
  explanation: 'The kubelet replaces `$(NAME)` in the value of a variable by what stands before it in the list. A name that comes later, or the '
    + 'variable itself, is not replaced: the container gets the letters `$(NAME)`.',
  remedy: 'Move the variable that is named above the one that names it. Where the letters are meant, write `$$(NAME)`.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',

  check: (graph) => graph._containersSaying(REFERENCE_LIKE).flatMap((container) => {
    const outside = variableNamesFrom(graph, container);
    if (outside === undefined) return [];
    const all = new Set(container._variables.map(({ name }) => name));
    const before = new Set<string>();
    return container._variables.flatMap(({ field, name: own, value = '' }) => {
      const late = variablesNamedIn(value)
        .find((name) => all.has(name) && !before.has(name) && !outside.has(name) && !isOfService(name));
      before.add(own);
      return late === undefined ? [] : [{
        field: field.at('value'),
        happens: late === own
          ? `$(${late}) can't name what the image sets: the container gets these letters`
          : `$(${late}) is set further down: the container gets these letters, not the value`,
        fix: late === own ? 'write the whole value' : `move ${late} above ${own}`,
      }];
    });
  }),
};
