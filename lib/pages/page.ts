import { diffArrays } from 'diff';
import { commentsIn } from './comments';
import { withObjects } from './documents';
import { fencesOf } from './fences';
import type { Fence, PageFault } from './fences';
import type { Synth } from './synth';

/** A fence that says something else than the page did. */
export interface Rewritten {
  readonly line: number;
  readonly id: string;
  /** The comments that went with what they were about. */
  readonly lost: readonly string[];
}

/** What a page has to be. */
export interface Regenerated {
  readonly text: string;
  /** How many fences say `manifest=`. */
  readonly fences: number;
  readonly rewritten: readonly Rewritten[];
  readonly faults: readonly PageFault[];
  /** Why the page is left alone, and where that shows. */
  readonly placeholder?: { readonly line: number; readonly text: string };
}

/** A page with its manifests as a synth has them. */
export function regenerated(page: string, synth: Synth): Regenerated {
  const { fences, faults } = fencesOf(page);
  const placeholder = fences.map((fence) => placeholderIn(fence, synth)).find((one) => one !== undefined);
  if (placeholder) return { text: page, fences: fences.length, rewritten: [], faults: [], placeholder };

  const all = [...faults];
  const rewritten: Rewritten[] = [];
  let text = page;
  // From the last one up: what stands above keeps its place.
  for (const fence of [...fences].reverse()) {
    const found = contentsOf(fence, synth);
    if (typeof found !== 'string') {
      all.push(found);
      continue;
    }
    const before = textOf(fence);
    if (found === before) continue;
    text = `${text.slice(0, fence.from)}${inFence(found, fence)}${text.slice(fence.to)}`;
    rewritten.unshift({ line: fence.line, id: fence.attributes.manifests[0] as string, lost: lostComments(before, found) });
  }
  return { text, fences: fences.length, rewritten, faults: all.sort((a, b) => a.line - b.line) };
}

/** What has to stand in a fence, or why that can't be told. */
function contentsOf(fence: Fence, synth: Synth): string | PageFault {
  const { line, attributes: { language, manifests } } = fence;
  if (manifests.length > 1) return { line, why: `manifest= stands there ${manifests.length} times; one fence shows one object or chart` };
  if (manifests[0] === undefined) return { line, why: 'manifest= says nothing; expected an id, such as manifest="chart/Deployment/name"' };
  if (!/^ya?ml$/i.test(language)) {
    return { line, why: `manifest= is for YAML: got ${language === '' ? 'no language' : `'${language}'`}, expected 'yaml' before it` };
  }
  const answer = synth.find(manifests[0]);
  if ('why' in answer) return { line, why: answer.why };
  const text = textOf(fence);
  const found = withObjects(text, answer.objects);
  if (typeof found === 'string') return found;
  return {
    line: line + 1 + (text.slice(0, found.offset).match(/\n/g)?.length ?? 0),
    why: `this is no YAML, so that nothing in it can be kept (empty the fence to have it written anew): ${found.why}`,
  };
}

function textOf({ lines }: Fence): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}

/** Lines that stay keep what stands before and behind them; new ones have what the fence has. */
function inFence(text: string, { lines, prefix, end }: Fence): string {
  const old = lines.map((line) => line.text);
  const now = text.split('\n').slice(0, -1);
  let at = 0;
  return diffArrays(old, now).map(({ value, added, removed }) => {
    if (added) return value.map((line) => `${line === '' ? prefix.trimEnd() : prefix}${line}${end}`).join('');
    const kept = lines.slice(at, at += value.length);
    return removed ? '' : kept.map((line) => `${line.prefix}${line.text}${line.end}`).join('');
  }).join('');
}

/** Two characters or more: `date +%Y%m%d` has none. */
const PLACEHOLDER = /%[A-Za-z](?:[\w.-]*[A-Za-z0-9])%/g;

/** A word between percent signs that is no part of the manifest: somebody else puts a value there later. */
function placeholderIn({ line, info, lines, attributes }: Fence, synth: Synth): Regenerated['placeholder'] {
  const found = [info, ...lines.map(({ text }) => text)].flatMap((text, i) => (
    (text.match(PLACEHOLDER) ?? []).map((placeholder) => ({ line: line + i, text: placeholder }))
  ));
  if (found.length === 0) return undefined;
  const answer = synth.find(attributes.manifests[0] ?? '');
  const own = 'objects' in answer ? JSON.stringify(answer.objects) : '';
  return found.find(({ text }) => !own.includes(text));
}

function lostComments(before: string, now: string): string[] {
  const left = commentsIn(now);
  return commentsIn(before).filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
