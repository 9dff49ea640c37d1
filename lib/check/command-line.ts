import type { Field } from './manifest';
import type { Container } from './workload';

/** Whether it runs a shell, whose script may do anything. */
export function runsShell(container: Container): boolean {
  const [first] = container._words;
  return /(^|\/)(ba|da|a|z|k)?sh$/.test(first?.text ?? '');
}

/** The last variable of a name, which is the one that counts. */
export function variableOf(container: Container, name: string): Field | undefined {
  return container._variables.filter((variable) => variable.name === name).pop()?.field;
}
