import { ABSOLUTE_PATH, HTTP_PATH, ROUTE_PATH, SUB_PATH } from '../../lib/kube/paths';

test.each([
  ['/', true], ['/var/lib/data', true], ['/a b', true], ['/ä', true],
  ['', false], ['data', false], ['./data', false], [' /data', false], ['/a:b', false], ['C:\\data', false],
])("a mount path '%s': %p", (path, accepted) => {
  expect(ABSOLUTE_PATH.accepts(path)).toBe(accepted);
});

test.each([
  ['a', true], ['conf.d/app.yaml', true], ['./a', true], ['.a', true], ['a..b', true], ['a/..b', true], ['a/', true],
  ['', false], ['/', false], ['/a', false], ['..', false], ['../a', false], ['a/../b', false], ['a/..', false],
  ['..data', false],
])("a path within a volume '%s': %p", (path, accepted) => {
  expect(SUB_PATH.accepts(path)).toBe(accepted);
});

test.each([
  ['/', true], ['/healthz', true], ['/healthz?full=1', true],
  ['', false], ['healthz', false], [' /healthz', false], ['http://shop/healthz', false],
])("a request path '%s': %p", (path, accepted) => {
  expect(HTTP_PATH.accepts(path)).toBe(accepted);
});

test.each([
  ['/', true], ['/shop', true], ['/shop/', true], ['/a..b', true], ['/a%20b', true],
  ['', false], ['shop', false], ['//shop', false], ['/shop//cart', false], ['/./shop', false], ['/shop/.', false],
  ['/shop/..', false], ['/shop/../cart', false], ['/a%2Fb', false], ['/a%2fb', false], ['/a b', false], ['/a%zz', false],
  [`/${'a'.repeat(1023)}`, true], [`/${'a'.repeat(1024)}`, false],
])("a route's path '%s': %p", (path, accepted) => {
  expect(ROUTE_PATH.accepts(path)).toBe(accepted);
});
