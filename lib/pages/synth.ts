import { nearestOf } from '../check/nearest';

/** What a file of a synth holds. */
export interface SynthFile {
  /** From the folder of the synth, with slashes. */
  readonly path: string;
  readonly objects: readonly Json[];
}

export type Json = Readonly<Record<string, unknown>>;

/** What an id stands for, or why it stands for nothing. */
export type Answer = { readonly objects: readonly Json[] } | { readonly why: string };

interface Named {
  /** `chart/Kind/name`; without the chart where files don't tell it. */
  readonly id: string;
  readonly json: Json;
}

const MOST_LISTED = 8;

/** The objects of a synth by their ids. */
export class Synth {
  private readonly charts = new Map<string, Json[]>();
  private readonly named: readonly Named[];

  constructor(files: readonly SynthFile[]) {
    // A plain App of cdk8s numbers its files where charts depend on each other.
    const numbered = files.some(({ path }) => path.startsWith('0000-'));
    this.named = files.flatMap((file) => {
      const chart = chartOf(file, numbered);
      if (chart !== '') this.charts.set(chart, [...this.charts.get(chart) ?? [], ...file.objects]);
      return file.objects.map((json) => ({ json, id: [chart, textAt(json, 'kind'), nameOf(json)].filter((part) => part !== '').join('/') }));
    });
  }

  /** A chart by its name; an object by `chart/Kind/name`, or by the end of that, where no other object has the same. */
  public find(typed: string): Answer {
    const id = typed.normalize('NFC');
    const chart = this.charts.get(id);
    if (chart) return { objects: chart };
    const found = this.named.filter((one) => one.id === id || one.id.endsWith(`/${id}`));
    if (found.length === 1) return { objects: [found[0].json] };
    return { why: found.length === 0 ? this.unknown(id) : ambiguous(id, found) };
  }

  private unknown(id: string): string {
    const names = new Map<string, string[]>([...this.charts.keys()].map((chart) => [chart, [chart]]));
    for (const one of this.named) {
      const parts = one.id.split('/');
      for (const [i] of parts.entries()) {
        const end = parts.slice(i).join('/');
        names.set(end, [...names.get(end) ?? [], one.id]);
      }
    }
    const near = [...new Set(nearestOf(id, [...names.keys()]).flatMap((name) => names.get(name) as string[]))];
    return `there is no chart or object '${id}'; near it: ${listed(near)}`;
  }
}

/** From the names of files, whichever way of writing them cdk8s has: by app, by chart, by object, with folders or without. */
function chartOf({ path, objects }: SynthFile, numbered: boolean): string {
  const folders = path.split('/');
  const file = folders.pop() as string;
  const ofObject = objects.length === 1 && file.startsWith(`${textAt(objects[0], 'kind')}.`);
  const names = ofObject ? folders : [...folders, file.split('.')[0]];
  return (numbered ? names.map((name) => name.replace(/^\d{4}-/, '')) : names).join('/').normalize('NFC');
}

function ambiguous(id: string, found: readonly Named[]): string {
  const ids = [...new Set(found.map((one) => one.id))];
  if (ids.length > 1) return `${found.length} objects have the id '${id}'; say which: ${listed(ids)}`;
  const namespaces = found.map(({ json }) => `'${textAt(json.metadata, 'namespace')}'`).join(', ');
  return `${found.length} objects have the id '${ids[0]}', in the namespaces ${namespaces}: put them into charts of their own`;
}

function listed(ids: readonly string[]): string {
  const more = ids.length - MOST_LISTED;
  return `${ids.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function nameOf(json: Json): string {
  return textAt(json.metadata, 'name');
}

function textAt(json: unknown, key: string): string {
  const value = (json as Json | undefined)?.[key];
  return typeof value === 'string' ? value : '';
}
