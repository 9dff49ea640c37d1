import type { Comparison, Row } from '../comparison';
import { fieldName } from '../field';
import { nameOf } from '../named';
import { inOneText } from '../words';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** What stands on a page. */
export interface PageContents {
  readonly title: string;
  readonly comparisons: readonly Comparison[];
  /** What the left side is: what the program says by itself, or what somebody printed. */
  readonly leftTitle: string;
  /** The app as SVG; empty where there is nothing to draw. */
  readonly graph: string;
  /** Names of what is printed, and takes no part in production. */
  readonly left: readonly string[];
}

/** One page by itself: it asks no network for anything. */
export function explainedPage(contents: PageContents): string {
  const { title, comparisons, leftTitle, graph, left } = contents;
  const data = new Data();
  const objects = comparisons.map((comparison, i) => section(comparison, i, leftTitle, data)).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#manifests">To the manifests</a>
<header>
<h1>${escaped(title)}</h1>
<p>Point at a line in production, tap it, or go to it with the arrow keys: it tells where it comes from, and why.</p>
<p class="quiet key"><span class="added">+ is added in production</span> <span class="changed">~ has another value</span></p>
<noscript><p>The reasons need a script, which this browser doesn't run. <code>cdk8s-patterns explain</code> prints them as text.</p></noscript>
${graph === '' ? '' : `<figure class="graph" tabindex="0" role="group" aria-label="The workloads">${graph}</figure>`}
<nav aria-label="Manifests"><details${comparisons.length > 24 ? '' : ' open'}><summary>${some(comparisons.length, 'manifest')}</summary><ul>
${comparisons.map(({ object }, i) => `<li><a href="#o${i}">${escaped(`${object.kind} ${object.name}`)}</a></li>`).join('\n')}
</ul></details></nav>
${left.length === 0 ? '' : `<p class="quiet">Printed, and not there in production: ${escaped(left.join(', '))}.</p>`}
</header>
<main class="layout" id="manifests" tabindex="-1">
<div>${objects}</div>
<aside class="reason" id="reason" aria-live="polite" aria-label="The reason of a line" hidden>
<h2><code class="path"></code></h2>
<p class="why">Choose a line of a manifest.</p>
<ul class="sources" aria-label="Where it comes from"></ul>
<button type="button" class="close" aria-label="Close">×</button>
</aside>
</main>
<script type="application/json" id="data">${data.json()}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** What many lines say, each once. */
class Data {
  private readonly tables = {
    paths: new Map<string, number>(), reasons: new Map<string, number>(), sources: new Map<string, number>(),
  };

  public place(table: 'paths' | 'reasons' | 'sources', value: string): number {
    const known = this.tables[table];
    if (!known.has(value)) known.set(value, known.size);
    return known.get(value) as number;
  }

  public json(): string {
    const { paths, reasons, sources } = this.tables;
    const texts = [...sources.keys()].map((list) => JSON.parse(list) as string[]);
    // Nothing in it ends the script.
    return JSON.stringify({ paths: [...paths.keys()], reasons: [...reasons.keys()], sources: texts }).replaceAll('<', '\\u003c');
  }
}

function section(comparison: Comparison, index: number, leftTitle: string, data: Data): string {
  const { object, rows } = comparison;
  const { construct, type, at } = object.provenance;
  const made = type === undefined ? 'an object of your own' : `by ${type} ${construct}`;
  const name = `${object.kind} ${object.name}`;
  return `
<section class="object" id="o${index}" aria-labelledby="h${index}">
<h2 id="h${index}">${escaped(name)}</h2>
<p class="quiet">${escaped(made)}${at === undefined ? '' : `, <code>${escaped(at)}</code>`}</p>
<div class="sides">
${leftSide(comparison, name, leftTitle)}
<div class="side right"><h3>In production</h3><div class="scroll"><ol aria-label="${escaped(`In production: ${name}`)}">${rows.map((row) => rightLine(row, comparison, data)).join('')}</ol></div></div>
</div>
</section>
`;
}

function leftSide({ printed, rows }: Comparison, name: string, leftTitle: string): string {
  if (!printed) return `<div class="side left"><h3>${escaped(leftTitle)}: nothing</h3></div>`;
  const title = escaped(titleOf(printed.json, name, leftTitle));
  return `<div class="side left"><h3>${title}</h3>
<div class="scroll" tabindex="0" role="group" aria-label="${title}"><ol>${rows.map(leftLine).join('')}</ol></div></div>`;
}

/** Of another object, that took its place, its name. */
function titleOf(json: unknown, name: string, leftTitle: string): string {
  const printed = nameOf(json);
  const own = `${printed.kind} ${printed.name}`;
  return own === name ? leftTitle : `${leftTitle}: ${own}`;
}

function leftLine({ left }: Row): string {
  return `<li>${left ? escaped(left.text) || ' ' : ''}</li>`;
}

function rightLine({ right }: Row, { object, changes, before }: Comparison, data: Data): string {
  if (right === undefined) return '<li></li>';
  const { text, path, why, sources } = object.lines[right];
  const places = [
    data.place('paths', fieldName(path)), data.place('reasons', why), data.place('sources', JSON.stringify(sources.map(inOneText))),
    ...(before[right] === undefined ? [] : [encodeURIComponent(before[right])]),
  ];
  const change = changes[right] === 'same' ? '' : ` class="${changes[right]}"`;
  return `<li><button type="button"${change} data-x="${places.join(' ')}">${escaped(text) || ' '}</button></li>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function some(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
