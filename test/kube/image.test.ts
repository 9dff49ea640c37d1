import { IMAGE, hasTagOrDigest, isLatest } from '../../lib/kube/image';

const SHA256 = `sha256:${'0a'.repeat(32)}`;

describe('an image', () => {
  test.each([
    'nginx', 'nginx:1.29', 'acme/shop', 'docker.io/library/nginx:1.29', 'ghcr.io/acme/shop:1.4.2', 'localhost/app',
    'localhost:5000/app', 'localhost:5000/app:v1', '[::1]:5000/app', '10.0.0.1:5000/app', 'Registry.Example.COM/app',
    'ACME/app', 'a__b/c-d/e.f', 'a--b', 'nginx:V1_x-y.z', `nginx:${'a'.repeat(128)}`, `nginx@${SHA256}`,
    `ghcr.io/acme/shop:1.4.2@${SHA256}`, `nginx@sha384:${'a'.repeat(96)}`, `nginx@sha512:${'a'.repeat(128)}`,
    'a'.repeat(237), `x/${'a'.repeat(243)}`, `x.io/${'a'.repeat(250)}`, `localhost/${'a'.repeat(245)}`, 'a'.repeat(64).slice(1),
  ])("takes '%s'", (image) => {
    expect(IMAGE.accepts(image)).toBe(true);
  });

  test.each([
    '', ' ', ' nginx', 'nginx ', 'ngi nx', 'nginx\n', 'Nginx', 'acme/Shop', 'nginx:', ':1.29', 'nginx:-1',
    `nginx:${'a'.repeat(129)}`, 'nginx@', 'nginx@sha256:abc', `nginx@${SHA256.toUpperCase()}`,
    `nginx@sha256:${'A'.repeat(64)}`, `nginx@md5:${'a'.repeat(32)}`, `nginx@sha512:${'a'.repeat(64)}`,
    `@${SHA256}`, 'a/', '/a', 'a//b', 'a___b', '-a', 'a-', 'a..b', 'https://ghcr.io/acme/shop', 'ghcr.io:/a', 'ä',
    'nginx:1:2', 'a'.repeat(64), 'a'.repeat(238), `x/${'a'.repeat(244)}`, `x.io/${'a'.repeat(251)}`,
    `localhost/${'a'.repeat(246)}`, '${IMAGE}',
  ])("refuses '%s'", (image) => {
    expect(IMAGE.accepts(image)).toBe(false);
  });
});

test.each([
  ['nginx', false, false],
  ['nginx:1.29', true, false],
  ['nginx:latest', true, true],
  ['nginx:latest-alpine', true, false],
  ['latest', false, false],
  ['acme/latest', false, false],
  ['localhost:5000/app', false, false],
  ['localhost:5000/app:latest', true, true],
  ['localhost:5000/app:v1', true, false],
  [`nginx@${SHA256}`, true, false],
  [`localhost:5000/app@${SHA256}`, true, false],
  [`nginx:latest@${SHA256}`, true, false],
])("'%s' has a tag or digest: %p, is the latest: %p", (image, versioned, latest) => {
  expect(hasTagOrDigest(image)).toBe(versioned);
  expect(isLatest(image)).toBe(latest);
});
