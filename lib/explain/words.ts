import type { Source } from './provenance';

/** A source in words: what it is, and where. */
export interface SourceInWords {
  readonly what: string;
  /** The line of the program, where it has one. */
  readonly at?: string;
}

/** Where a line comes from, as a person says it. */
export function inWords(source: Source): SourceInWords {
  switch (source.from) {
    case 'author': return { what: authored(source), at: source.at };
    case 'profile': return {
      what: `profile: ${source.switch}${source.value === 'true' ? '' : ` (${source.value})`}`, at: source.at,
    };
    case 'edge': return { what: `${source.client} uses ${source.target}`, at: source.at };
    case 'engine': return { what: `engine: ${source.engine}`, at: source.at };
    case 'patch': return { what: `a patch of ${source.construct}` };
    case 'construct': return { what: `every ${source.type} has it` };
    case 'kind': return { what: `Kubernetes asks it of every ${source.kind}` };
  }
}

function authored({ construct, type, property }: Extract<Source, { readonly from: 'author' }>): string {
  return property === '' ? `${construct}, an object of your own` : `${property} of ${type} ${construct}`;
}

/** The same in one text. */
export function inOneText(source: Source): string {
  const { what, at } = inWords(source);
  return at === undefined ? what : `${what} (${at})`;
}
