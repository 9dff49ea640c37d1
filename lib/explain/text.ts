import type { ExplainedLine, ExplainedObject } from './explanation';
import { keyOf } from './path';
import { inOneText } from './words';

const WIDTH = 110;

/**
 * The manifests themselves: before each line stands, as a comment, where it comes from and why. What the whole object comes
 * from is said once, above it.
 */
export function explainedText(objects: readonly ExplainedObject[], dim: (text: string) => string): string {
  return objects.map((object) => textOf(object, dim)).join('---\n');
}

function textOf({ id, provenance, lines }: ExplainedObject, dim: (text: string) => string): string {
  const { construct, type, at } = provenance;
  const by = type === undefined ? construct : `${type} ${construct}`;
  const whole = (provenance.fields[keyOf([])] ?? []).map(inOneText);
  let last = '';
  const explained = lines.map((line) => {
    const comment = line.begins ? commentOf(line, whole) : last;
    // Said once of lines that say the same, such as the words of a command.
    const said = comment === last ? '' : comment.split('\n').map((part) => `${dim(part)}\n`).join('');
    last = comment;
    return `${said}${line.text}\n`;
  });
  const title = `# ${id}: ${by}${at === undefined ? '' : `, ${at}`}`;
  const head = whole.length > 0 ? [title, `# [${whole.join('; ')}] the whole of it`] : [title];
  return `${head.map((part) => `${dim(part)}\n`).join('')}${explained.join('')}`;
}

function commentOf({ text, sources, why }: ExplainedLine, whole: readonly string[]): string {
  const start = `${/^ */.exec(text)?.[0] ?? ''}# `;
  const own = sources.map(inOneText).filter((source) => !whole.includes(source));
  return wrapped(`${own.length > 0 ? `[${own.join('; ')}] ` : ''}${why}`, WIDTH - start.length).map((part) => `${start}${part}`).join('\n');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
