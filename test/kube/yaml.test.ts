import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { yamlOf } from '../../lib/kube/yaml';

/** What parsers of both versions read. */
function read(text: string): unknown[][] {
  return (['1.1', '1.2'] as const).map((version) => parseAllDocuments(text, { version, merge: version === '1.1' }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS() as unknown;
  }));
}

function expectRead(...documents: unknown[]): void {
  for (const seen of read(yamlOf(documents))) expect(seen).toEqual(documents);
}

/** Texts that one of the versions takes for something else, or that a careless writer breaks. */
const TRAPS = [
  '', ' ', 'y', 'Y', 'n', 'yes', 'No', 'ON', 'off', 'true', 'False', 'null', 'NULL', '~', '=', '<<', '-', '--', '---', '...', '.', '..',
  '1', '-1', '+1', '1.5', '1e3', '1E3', '-1e-3', '1.e3', '.5', '.5e3', '.inf', '-.inf', '.NaN', '0o7', '07', '0x1F', '0b11', '1_000', '1:30', '1:30:00', '-1:30.5',
  '2001-12-14', '2001-12-14t21:59:43.10-05:00', '1.2.3', '10.0.0.1', '10.0.0.0/8', '100m', '1e', '1E', '10Gi', '0.1', '30s', '1e3m', '25%', '1024M', '720h0m0s', '0 0 * * *', '2001-12-14 21:59:43', '1 2 3 4 5', 'a *b', 'a<b>', 'a#b:#c', 'a |', 'a [b] {c}', 'a!', 'x?', "sh -c 'x'", 'a :b', 'a: #b', 'a:\tb',
  'a: b', 'a:b', 'a:', ':a', 'a #b', 'a#b', '#a', '- a', '-a', '--a', '? a', '?', '!a', '&a', '*a', '[a]', '{a}', '{{ .Values }}', '%a', '@a', '`a`', '|', '>', 'a,b', ', a',
  "it's", '"', '\'', '"\'', 'say "hi"', 'a\\b', '\\', 'a\tb', '\ta', 'a\t', ' a', 'a ', 'a  b', '\n', 'a\n', '\na', 'a\n\n', 'a\nb', 'a\nb\n', 'a\nb\n\n\n', 'a\n\nb', ' a\nb',
  'a\n b', 'a\n  b\nc', 'a\n ', 'a\n \nb', 'a\n\t\nb', 'a\n\tb', 'a\r\nb', 'a\rb', '\u0000', '\u0007', '\u007f', '\u0085', '\u00a0', '\u2028', 'a\u2028\nb', '\ufeff', '\ufeffa',
  'é', 'naïve café', '日本語', '👩‍🚀', '\ud800', 'a\ud800b\nc', '\u200b', '$(VAR)', '${VAR}', '/bin/sh', 'sh -c "x"', '*/5 * * * *', '30 2 * * *', 'a\n# b', '# a\nb', '---\na', 'a\n---\nb', 'a\n...\n',
  'key: |\n  text\n', '__proto__', 'constructor', 'a'.repeat(200), `${'a'.repeat(100)} ${'b'.repeat(100)}`,
];

describe('a text that looks like something else', () => {
  test.each(TRAPS.map((trap) => [JSON.stringify(trap), trap]))('%s', (_, trap) => {
    expectRead({ value: trap, list: [trap, [trap], { inside: trap }], [trap]: 'as a key' });
    expectRead(trap);
    expectRead([trap]);
  });
});

const key = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...TRAPS.filter((trap) => trap.length < 50 && trap !== '__proto__')));
const leaf = fc.oneof(
  fc.constantFrom(...TRAPS), fc.string(), fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[-.:0-9eExob_+ #\n\t'"aynN~=<>|]{0,12}$/),
  fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  fc.boolean(), fc.constant(null),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true }, leaf, fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('parsers of version 1.1 and of 1.2 read what was written, whatever it is', () => {
  const documents = fc.array(json, { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(documents, (some) => expectRead(...some)), { numRuns: 3000 });
});

test('what is no plain JSON is left to cdk8s', () => {
  const document = { at: new Date(0), many: new Map([['a', 1]]) };
  expect(yamlOf([document])).toBe(Yaml.stringify(document));
  expect(yamlOf([undefined])).toBe(Yaml.stringify(undefined));
});

test('documents are apart as in cdk8s, and undefined is null', () => {
  expect(yamlOf([{ a: 1 }, { b: [], c: {}, d: undefined }])).toBe('a: 1\n---\nb: []\nc: {}\nd: null\n');
});

test('a manifest is as one would write it', () => {
  const manifest = {
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', labels: {}, annotations: { 'example.com/on': 'on', 'port': '8080' } },
    data: { 'nginx.conf': 'server {\n  listen 8080;\n}\n', 'motto': 'it\'s "new"', 'json': '{"a":1}', 'sentence': 'sleep 10, then go' },
    list: [['a', 'b'], [], { name: 'a', args: ['--port', '-c', '$(PORT)'] }],
  };
  expect(yamlOf([manifest])).toBe(`apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  labels: {}
  annotations:
    example.com/on: "on"
    port: "8080"
data:
  nginx.conf: |
    server {
      listen 8080;
    }
  motto: it's "new"
  json: '{"a":1}'
  sentence: sleep 10, then go
list:
  - - a
    - b
  - []
  - name: a
    args:
      - --port
      - -c
      - $(PORT)
`);
});
