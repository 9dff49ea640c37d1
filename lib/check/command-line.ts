import type { Field } from './manifest';
import type { Container } from './workload';

/** What a container runs, word by word as far as the manifest says it: `command`, then `args`. */
export function wordsOf(container: Container): Field[] {
  return [...container.field.at('command').items, ...container.field.at('args').items].filter(({ text }) => text !== undefined);
}

/** Whether it runs a shell, whose script may do anything. */
export function runsShell(container: Container): boolean {
  const [first] = wordsOf(container);
  return /(^|\/)(ba|da|a|z|k)?sh$/.test(first?.text ?? '');
}

/** The last variable of a name, which is the one that counts. */
export function variableOf(container: Container, name: string): Field | undefined {
  return container.env.filter((variable) => variable.at('name').text === name).pop();
}
