import { variableNamesFrom } from '../config-references';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { REFERENCE_LIKE, isOfService, variablesNamedIn } from '../variable-references';

export const variableUndefined: Rule = {
  id: 'variable-undefined',
  level: Level.WARNING,
  title: 'A variable is named that nobody sets',
  explanation: 'The kubelet replaces `$(NAME)` in the value of a variable only where the container sets NAME itself; what the image sets, it '
    + 'doesn\'t see. Any other name stays as it is: the container gets the letters `$(NAME)`.',
  remedy: 'Mend the name, or set that variable above. Where the letters are meant, write `$$(NAME)`.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',

  check: (graph) => graph._containersSaying(REFERENCE_LIKE).flatMap((container) => {
    const outside = variableNamesFrom(graph, container);
    if (outside === undefined) return [];
    const all = new Set(container._variables.map(({ name }) => name));
    return container._variables.flatMap(({ field, value = '' }) => {
      // Others, such as $(hostname), are for a shell.
      const unknown = variablesNamedIn(value)
        .find((name) => /^[A-Z_][A-Z0-9_]*$/.test(name) && !all.has(name) && !outside.has(name) && !isOfService(name));
      return unknown === undefined ? [] : [{
        field: field.at('value'),
        happens: `nothing sets ${unknown} here: the container gets the letters $(${unknown})`,
        fix: `set ${unknown} above, or mend its name`,
      }];
    });
  }),
};
