// Fills the tables of README.md from the docstrings, so that the two can't part: `npm run docs`, after `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RESOURCES } from '../lib/pod/resources';
import { CASSANDRA_AMOUNTS } from '../lib/vocabulary/cassandra';

const ROOT = join(__dirname, '..');

interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

interface Property {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: TypeReference;
  readonly docs?: { readonly summary?: string; readonly remarks?: string; readonly default?: string };
}

const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as {
  readonly types: Record<string, { readonly name: string; readonly properties?: Property[] }>;
};

const readme = join(ROOT, 'README.md');
const before = readFileSync(readme, 'utf8');
const after = before.replace(/(<!-- table (\S+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, start: string, name: string, end: string) => (
  `${start}${name === 'resources' ? resourceTable() : propertyTable(name)}${end}`
));
writeFileSync(readme, after);

function propertyTable(name: string): string {
  const type = assembly.types[`cdk8s-patterns.${name}`];
  if (!type) throw new Error(`README.md: <!-- table ${name} -->: there is no such type`);
  const rows = (type.properties ?? [])
    .sort((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false))
    .map(({ name: property, optional, type: reference, docs = {} }) => row(
      `\`${property}\``, `\`${typeName(reference)}\``, optional ? defaultOf(docs.default) : '**required**', sentence(docs),
    ));
  return table(['property', 'type', 'default', 'what it is'], rows);
}

function resourceTable(): string {
  const rows = Object.entries({ ...DEFAULT_RESOURCES, 'Cassandra': CASSANDRA_AMOUNTS }).map(([role, amounts]) => (
    row(role, amounts.cpu, amounts.memory, amounts.ephemeralRequest, amounts.ephemeralLimit)
  ));
  const head = ['container', 'cpu request', 'memory request and limit', 'ephemeral storage request', 'ephemeral storage limit'];
  return table(head, rows);
}

function table(head: string[], rows: string[]): string {
  return [row(...head), row(...head.map(() => '---')), ...rows, ''].join('\n');
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\n/g, ' ').replace(/\|/g, '\\|')).join(' | ')} |`;
}

/** What jsii calls the summary ends at the first `;` or `:`; the rest of that paragraph is in the remarks. */
function sentence({ summary = '', remarks = '' }: NonNullable<Property['docs']>): string {
  return `${summary} ${remarks.split('\n\n')[0]}`.trim().replace(/\.$/, '');
}

function defaultOf(text = ''): string {
  return text.startsWith('- ') ? text.slice(2) : `\`${text}\``;
}

function typeName({ primitive, fqn, collection }: TypeReference): string {
  if (collection) {
    const element = typeName(collection.elementtype);
    return collection.kind === 'array' ? `${element}[]` : `Record<string, ${element}>`;
  }
  return primitive ?? (fqn as string).replace(/^.*\./, '');
}
