import type { Field } from './manifest';

type Labels = Readonly<Record<string, string>>;

/** A label selector: all of its labels and expressions have to hold; without any, everything is selected. */
export interface Selector {
  readonly labels: Labels;
  readonly expressions: readonly Expression[];
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

const NO_EXPRESSIONS: readonly Expression[] = [];

/** The selector of a Service: a map of labels. */
export function selectorOfLabels(field: Field): Selector {
  return { labels: field.texts, expressions: NO_EXPRESSIONS };
}

/** The selector of everything else: `matchLabels` and `matchExpressions`. */
export function selectorOf(field: Field): Selector {
  const labels = field.at('matchLabels').texts;
  return { labels, expressions: field._has('matchExpressions') ? field._items('matchExpressions').map(expressionOf) : NO_EXPRESSIONS };
}

function expressionOf(item: Field): Expression {
  return {
    key: item._text('key') ?? '', operator: item._text('operator') ?? '', values: item._items('values').map(({ text }) => text ?? ''),
  };
}

/** A selector in a sentence: `app=web,tier In (front,back)`. */
export function shownSelector({ labels, expressions }: Selector): string {
  return [
    ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    ...expressions.map(({ key, operator, values }) => [key, operator, ...(values.length > 0 ? [`(${values.join(',')})`] : [])].join(' ')),
  ].join(',');
}

export function isEmpty({ labels, expressions }: Selector): boolean {
  for (const _ in labels) return false;
  return expressions.length === 0;
}

export function matches({ labels, expressions }: Selector, given: Labels): boolean {
  for (const key in labels) if (given[key] !== labels[key]) return false;
  return expressions.length === 0 || expressions.every((expression) => holds(expression, given));
}

function holds({ key, operator, values }: Expression, given: Labels): boolean {
  switch (operator) {
    case 'In': return key in given && values.includes(given[key]);
    case 'NotIn': return !(key in given) || !values.includes(given[key]);
    case 'Exists': return key in given;
    case 'DoesNotExist': return !(key in given);
    default: return false;
  }
}
