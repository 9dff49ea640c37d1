import { infoStringOf } from '../../lib/pages/info-string';

const ID = 'shop/Deployment/web';

test.each([
  ['of Docusaurus', 'yaml title="web.yaml" manifest="shop/Deployment/web" {1,3-5} showLineNumbers'],
  ['of Expressive Code', 'yaml title="web.yaml" ins={3-4} del="manifest=old" "marked = text" frame="none" manifest="shop/Deployment/web"'],
  ['with single quotes', "yaml manifest='shop/Deployment/web' title='web.yaml'"],
  ['without quotes', 'yaml manifest=shop/Deployment/web'],
  ['with lines directly behind the language', 'yaml{1,3-5} manifest="shop/Deployment/web"'],
  ['of MkDocs', ' yaml title="web.yaml" hl_lines="2 3" manifest="shop/Deployment/web"'],
  ['of Pandoc', ' {.yaml #web manifest="shop/Deployment/web"}'],
  ['with an apostrophe in a word', "yaml title=l'exemple manifest=\"shop/Deployment/web\" d'hier"],
])('an info string %s says its language and its id', (_, text) => {
  expect(infoStringOf(text)).toEqual({ language: 'yaml', manifests: [ID] });
});

test('what says manifest= inside of another attribute says nothing', () => {
  for (const text of ['yaml title="see manifest=nginx"', 'yaml del={manifest=nginx}', 'yaml "manifest=nginx"', 'yaml manifests="nginx"', 'yaml manifest']) {
    expect(infoStringOf(text).manifests).toEqual([]);
  }
});

test('an id that is missing, or no text, is told from one that is not asked for', () => {
  for (const text of ['yaml manifest=', 'yaml manifest=""', 'yaml manifest={id}']) expect(infoStringOf(text).manifests).toEqual([undefined]);
  expect(infoStringOf('yaml manifest="a" manifest="b"').manifests).toEqual(['a', 'b']);
});

test('there may be no language', () => {
  expect(infoStringOf('manifest="a"')).toEqual({ language: '', manifests: ['a'] });
  expect(infoStringOf('')).toEqual({ language: '', manifests: [] });
});
