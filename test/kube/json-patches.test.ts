import { ApiObject, JsonPatch, Lazy, Testing } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { KubeObject } from '../../lib/kube/kube-object';
import { chartOf, manifest, saidOnStderr, webApp } from '../manifests';

function claim(chart: Chart = chartOf()): KubeObject {
  return new KubeObject(chart, 'claim', {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    body: () => ({ spec: { accessModes: ['ReadWriteOnce', 'ReadOnlyMany'], resources: { requests: { storage: '1Gi' } } } }),
  });
}

describe('a JSON patch', () => {
  test('keeps a quantity as it was written, where the generated classes lose it', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.replace('/spec/resources/requests/storage', '2Gi'));
    expect(object.toJson().spec).toEqual({
      accessModes: ['ReadWriteOnce', 'ReadOnlyMany'], resources: { requests: { storage: '2Gi' } },
    });
  });

  test('adds fields that this library has never heard of', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.add('/spec/notYetInvented', { deep: [{ a: 1, b: null, c: false, d: '' }] }));
    expect(object.toJson().spec).toHaveProperty('notYetInvented', { deep: [{ a: 1, b: null, c: false, d: '' }] });
  });

  test('leaves the order of keys, and puts a new one last', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.replace('/spec/accessModes/0', 'ReadWriteOncePod'), JsonPatch.add('/spec/a', 1));
    expect(Object.keys(object.toJson())).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(Object.keys(object.toJson().spec as object)).toEqual(['accessModes', 'resources', 'a']);
  });

  test('applies after the one before it', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.add('/spec/volumeMode', 'Block'));
    object.addJsonPatch(
      JsonPatch.test('/spec/volumeMode', 'Block'),
      JsonPatch.move('/spec/volumeMode', '/spec/mode'),
      JsonPatch.copy('/spec/mode', '/spec/again'),
      JsonPatch.remove('/spec/mode'),
    );
    expect(object.toJson().spec).toEqual({
      accessModes: ['ReadWriteOnce', 'ReadOnlyMany'], resources: { requests: { storage: '1Gi' } }, again: 'Block',
    });
  });

  test('inserts into a list, and appends with -', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.add('/spec/accessModes/1', 'B'), JsonPatch.add('/spec/accessModes/-', 'D'));
    expect(object.toJson().spec).toHaveProperty('accessModes', ['ReadWriteOnce', 'B', 'ReadOnlyMany', 'D']);
  });

  test('reaches a key with a slash by ~1 and one with a tilde by ~0', () => {
    const chart = chartOf();
    const web = webApp(chart);
    web.deployment.addJsonPatch(
      JsonPatch.add('/metadata/annotations', {}),
      JsonPatch.add('/metadata/annotations/example.com~1owner', 'shop'),
      JsonPatch.add('/metadata/annotations/a~0b', 'tilde'),
    );
    expect(manifest(chart, 'Deployment').metadata.annotations).toEqual({ 'example.com/owner': 'shop', 'a~b': 'tilde' });
  });

  test('replaces the whole object', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.replace('', { apiVersion: 'v1', kind: 'List' }));
    expect(object.toJson()).toEqual({ apiVersion: 'v1', kind: 'List' });
  });

  test('leaves what it patches as it was: reading twice gives the same', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.remove('/spec/accessModes/0'), JsonPatch.add('/spec/accessModes/-', 'X'));
    const first = object.toJson();
    expect(object.toJson()).toEqual(first);
    expect(first.spec).toHaveProperty('accessModes', ['ReadOnlyMany', 'X']);
  });

  test('leaves its own value as it was, whatever a later patch does to the document', () => {
    const value = { requests: { storage: '1Gi' } };
    const object = claim();
    object.addJsonPatch(JsonPatch.add('/spec/other', value), JsonPatch.add('/spec/other/requests/cpu', '1'));
    object.toJson();
    expect(object.toJson().spec).toHaveProperty('other', { requests: { storage: '1Gi', cpu: '1' } });
    expect(value).toEqual({ requests: { storage: '1Gi' } });
  });
});

describe('a JSON patch that fails', () => {
  test.each([
    ['replace of what is not there', JsonPatch.replace('/spec/volumeMode', 'Block'), "replace '/spec/volumeMode'", 'nothing is there'],
    ['remove of what is not there', JsonPatch.remove('/spec/volumeMode'), "remove '/spec/volumeMode'", 'nothing is there'],
    ['remove below what is not there', JsonPatch.remove('/spec/a/b/c'), "remove '/spec/a/b/c'", 'nothing is there'],
    ['replace past the end of a list', JsonPatch.replace('/spec/accessModes/7', 'X'), "replace '/spec/accessModes/7'", 'nothing is there'],
    ['add into what is not there', JsonPatch.add('/spec/a/b', 1), "add '/spec/a/b'", 'what should hold it is not there'],
    ['add with a name in a list', JsonPatch.add('/spec/accessModes/first', 'X'), "add '/spec/accessModes/first'", 'a list takes a number or -'],
    ['add past the end of a list', JsonPatch.add('/spec/accessModes/7', 'X'), "add '/spec/accessModes/7'", 'the index is past the end of the list'],
    ['move of what is not there', JsonPatch.move('/spec/a', '/spec/b'), "move '/spec/b'", 'nothing is there to take it from'],
    ['copy of what is not there', JsonPatch.copy('/spec/a', '/spec/b'), "copy '/spec/b'", 'nothing is there to take it from'],
    ['test of another value', JsonPatch.test('/spec/accessModes/0', 'X'), "test '/spec/accessModes/0'", 'the value there is another one'],
    ['value that is undefined inside', JsonPatch.add('/spec/a', { b: undefined }), "add '/spec/a'",
      'Operation `value` property is not present (applicable in `add`, `replace` and `test` operations)'],
    ['path without a slash first', JsonPatch.add('spec', 1), "add 'spec'", 'Operation `path` property must start with "/"'],
  ])('is an error that names construct, operation and path: %s', (_case, patch, what, why) => {
    const object = claim();
    object.addJsonPatch(patch);
    expect(() => object.toJson()).toThrow(new Error(`shop/claim: JSON patch ${what} of PersistentVolumeClaim failed: ${why}`));
  });

  test('names the construct that the author wrote, not the object inside it', () => {
    const chart = chartOf();
    ApiObject.of(webApp(chart)).addJsonPatch(JsonPatch.remove('/spec/paused'));
    expect(() => Testing.synth(chart)).toThrow("shop/web: JSON patch remove '/spec/paused' of Deployment failed: nothing is there");
  });

  test('names the construct where its value is a Lazy, which a patch can not hold', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.add('/spec/a', Lazy.any({ produce: () => 1 })));
    expect(() => object.toJson()).toThrow("shop/claim: JSON patch add '/spec/a' of PersistentVolumeClaim failed: ");
  });
});

describe('a JSON patch that changes nothing', () => {
  const same = JsonPatch.replace('/spec/resources/requests/storage', '1Gi');

  test('is a warning on stderr, said once', () => {
    const object = claim();
    object.addJsonPatch(same);
    expect(saidOnStderr(() => {
      object.toJson();
      object.toJson();
    })).toBe("warning: shop/claim: JSON patch replace '/spec/resources/requests/storage' of PersistentVolumeClaim changes "
      + 'nothing; remove it\n');
  });

  test('is a warning for each of two', () => {
    const object = claim();
    object.addJsonPatch(same, JsonPatch.replace('/kind', 'PersistentVolumeClaim'));
    expect(saidOnStderr(() => object.toJson())).toMatch(/^warning: .*storage.*\nwarning: .*\/kind.*\n$/);
  });

  test('is none where it tests', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.test('/spec/resources/requests/storage', '1Gi'));
    expect(saidOnStderr(() => object.toJson())).toBe('');
  });

  test('is none where it changes something', () => {
    const object = claim();
    object.addJsonPatch(JsonPatch.replace('/spec/resources/requests/storage', '2Gi'));
    expect(saidOnStderr(() => object.toJson())).toBe('');
  });
});
