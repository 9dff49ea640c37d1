import * as fc from 'fast-check';
import { regenerated } from '../../lib/pages/page';
import { patched } from '../../lib/pages/patch';
import { readDocument } from '../../lib/pages/read-document';
import type { Read } from '../../lib/pages/read-document';
import { Synth } from '../../lib/pages/synth';
import { Chance, changed, someMap, written } from './written-by-hand';

const WEB = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { image: 'web:2' } };
const DATE = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'date' }, data: { FORMAT: '%level% %d' } };
const synth = new Synth([{ path: 'shop.k8s.yaml', objects: [WEB, DATE] }]);

const OLD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web } # nom\nspec:\n  # vieux\n  image: "web:1"\n';
const NEW = OLD.replace('web:1', 'web:2');
const textOf = (page: string) => regenerated(page, synth).text;
const fence = (text: string, id = 'web') => `\`\`\`yaml title="web.yaml" manifest="${id}"\n${text}\`\`\`\n`;

describe('a page', () => {
  test('keeps every byte outside of its manifests, and comments, order and quotes in them', () => {
    const page = (text: string) => `\uFEFF---\ntitle: a\n---\n\n# A  \n\n${fence(text)}\n$& $1 \u00e9 e\u0301\t\n\`\`\`yaml\nimage: web:1\n\`\`\``;
    expect(textOf(page(OLD))).toBe(page(NEW));
    expect(textOf(page(NEW))).toBe(page(NEW));
  });

  test('may have lines that end as on Windows, or in both ways', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(textOf(windows(`a\n${fence(OLD)}`))).toBe(windows(`a\n${fence(NEW)}`));
    expect(textOf(`${windows('a\n```yaml manifest="web"\n')}${OLD}\`\`\`\n`)).toBe(
      `${windows('a\n```yaml manifest="web"\n')}${NEW.replace('  image: "web:2"\n', '  image: "web:2"\r\n')}\`\`\`\n`,
    );
  });

  test('has new lines where its list, quotation or tab is', () => {
    const lines = (prefix: string, text: string) => text.replace(/^(?=.)/gm, prefix);
    const gone = OLD.replace('spec:\n  # vieux\n  image: "web:1"\n', '');
    const there = `${gone}spec:\n  image: web:2\n`;
    expect(textOf(`1. a\n\n${lines('   ', fence(gone))}`)).toBe(`1. a\n\n${lines('   ', fence(there))}`);
    expect(textOf(lines('> ', fence(gone)))).toBe(lines('> ', fence(there)));
    expect(textOf(lines('\t', fence(gone)))).toBe(lines('\t', fence(there)));
    expect(textOf('- ```yaml manifest="web"\n  ```\n')).toBe('- ```yaml manifest="web"\n'
      + '  apiVersion: v1\n  kind: Pod\n  metadata:\n    name: web\n  spec:\n    image: web:2\n  ```\n');
    // MDX lets lines stand further left than their fence.
    expect(textOf(lines('    ', fence('')).replace('    ```\n', `${gone}    \`\`\`\n`))).toBe(
      lines('    ', fence('')).replace('    ```\n', `${there}    \`\`\`\n`),
    );
  });

  test.each([
    ['in a list', '1. ', '   '], ['in a quotation', '> ', '> '], ['in a list of a quotation', '> - ', '>   '], ['in tabs', '\t', '\t'],
  ])('has a manifest %s edited as any other', (_, first, prefix) => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom('\n', '\r\n'), (seed, end) => {
      const chance = new Chance(seed);
      const value = { kind: 'Pod', ...someMap(chance, 3) };
      const target = { ...changed(chance, value, 3) as object, kind: 'Pod', metadata: { name: 'x' } };
      const { text } = written(chance, value);
      const page = (yaml: string) => [
        'a', '', `${first}~~~yaml manifest="x"`,
        ...yaml.split('\n').slice(0, -1).map((line) => (line === '' ? prefix.trimEnd() : `${prefix}${line}`)), `${prefix}~~~`, '', 'z',
      ].join(end);
      const { text: now, faults } = regenerated(page(text), new Synth([{ path: 'shop.k8s.yaml', objects: [target] }]));
      expect(faults).toEqual([]);
      expect(now).toBe(page(patched(readDocument(text) as Read, target)));
    }), { numRuns: 40 });
  });

  test('has one manifest in as many places as it says, each in its own style', () => {
    const other = NEW.replace('metadata: { name: web } # nom\n', 'metadata:\n    name: web\n');
    const page = regenerated(`${fence(OLD)}${fence(other)}${fence(OLD)}`, synth);
    expect(page.text).toBe(`${fence(NEW)}${fence(other)}${fence(NEW)}`);
    expect(page.rewritten.map(({ line, id }) => [line, id])).toEqual([[1, 'web'], [18, 'web']]);
    expect(page.fences).toBe(3);
  });

  test('says which comments went with what they were about', () => {
    const page = regenerated(fence(`${OLD}  # combien\n  replicas: 3 # trois\n`), synth);
    expect(page.text).toBe(fence(NEW));
    expect(page.rewritten).toEqual([{ line: 1, id: 'web', lost: ['# combien', '# trois'] }]);
  });
});

describe('a fault of a page is told with its line', () => {
  const faults = (page: string) => regenerated(page, synth).faults.map(({ line, why }) => `${line}: ${why}`);

  test.each([
    ['an id that nothing has', fence('', 'wbe'), "1: there is no chart or object 'wbe'; near it: shop/Pod/web"],
    ['an id that says nothing', '```yaml manifest=""\n```\n', '1: manifest= says nothing; expected an id, such as manifest="chart/Deployment/name"'],
    ['two ids', '```yaml manifest="web" manifest="date"\n```\n', '1: manifest= stands there 2 times; one fence shows one object or chart'],
    ['another language', '```json manifest="web"\n```\n', "1: manifest= is for YAML: got 'json', expected 'yaml' before it"],
    ['no language', '``` manifest="web"\n```\n', "1: manifest= is for YAML: got no language, expected 'yaml' before it"],
    ['a missing last line', '\n```yaml manifest="web"\n', '2: the fence has no last line: it goes on to the end of the page'],
  ])('%s', (_, page, fault) => {
    expect(faults(page)).toEqual([fault]);
  });

  test('what is no YAML, at the line where it isn\'t', () => {
    expect(faults(`a\n${fence('a: 1\nb: "x\n')}`)[0]).toMatch(/^[45]: this is no YAML, so that nothing in it can be kept \(empty the fence to have it written anew\): /);
  });

  test('all of them, from top to bottom', () => {
    expect(faults(`${fence('', 'x')}${fence('', 'y')}\`\`\`yaml manifest="web"\n`).map((fault) => fault[0])).toEqual(['1', '3', '5']);
  });
});

describe('a page with placeholders', () => {
  test.each([
    ['in a manifest', fence(OLD.replace('web:1', 'web:%version%')), 7],
    ['in an id', fence(OLD, '%chart%/Pod/web'), 1],
    ['in a title', '```yaml title="%file-name%" manifest="web"\n```\n', 1],
  ])('%s is left alone, all of it', (_, marked, line) => {
    const page = `a\n${marked}${fence(OLD)}${fence('', 'unknown')}`;
    const { text, rewritten, faults, placeholder } = regenerated(page, synth);
    expect({ text, rewritten, faults }).toEqual({ text: page, rewritten: [], faults: [] });
    expect(placeholder?.line).toBe(line + 1);
  });

  test('elsewhere is as any other: they are not in what is written', () => {
    const page = (text: string) => `%title%: %20%C3%A9 %USERPROFILE%\n\`\`\`yaml\nimage: "%version%"\n\`\`\`\n${fence(text)}`;
    expect(textOf(page(OLD))).toBe(page(NEW));
  });

  test('is none where the manifest itself has such words, or it is a date', () => {
    const date = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: date\ndata:\n';
    expect(textOf(fence(`${date}  FORMAT: "%level% %m"\n`, 'date'))).toBe(fence(`${date}  FORMAT: "%level% %d"\n`, 'date'));
    expect(textOf(fence(`${date}  FORMAT: "%Y%m%d-%H%M"\n`, 'date'))).toBe(fence(`${date}  FORMAT: "%level% %d"\n`, 'date'));
  });
});
