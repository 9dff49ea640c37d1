import { imageNameOf, isAtMost, officialNameOf, versionOf } from '../../lib/check/image-name';
import type { ImageName } from '../../lib/check/image-name';

test.each([
  ['nginx', 'nginx', undefined, undefined],
  ['nginx:1.27', 'nginx', '1.27', undefined],
  ['registry.acme.dev:5000/web', 'registry.acme.dev:5000/web', undefined, undefined],
  ['registry.acme.dev:5000/web:1.2', 'registry.acme.dev:5000/web', '1.2', undefined],
  ['redis@sha256:abc', 'redis', undefined, 'sha256:abc'],
  ['redis:7@sha256:abc', 'redis', '7', 'sha256:abc'],
])('reads %s', (image, repository, tag, digest) => {
  expect(imageNameOf(image)).toEqual({ repository, tag, digest });
});

test.each(['', '$(IMAGE)', '{{ .Values.image }}', 'web:${TAG}', ':1.2'])('has no name for %j', (image) => {
  expect(imageNameOf(image)).toBeUndefined();
});

test.each([
  ['nginx', 'nginx'], ['docker.io/library/nginx', 'nginx'], ['mirror.acme.dev/library/nginx', 'nginx'],
  ['docker.io/nginx', 'nginx'],
  ['ghcr.io/acme/nginx', undefined], ['bitnami/nginx', undefined],
])('%s is the official image %s', (image, expected) => {
  expect(officialNameOf(imageNameOf(image) as ImageName)).toBe(expected);
});

test.each([
  ['a:1.7.9', [1, 7, 9]], ['a:v2', [2]], ['a:12.4-alpine', [12, 4]], ['a:latest', []], ['a', []], ['a:3rd', []], ['a:alpine3.20', []],
])('%s has the version %j', (image, expected) => {
  expect(versionOf(imageNameOf(image) as ImageName)).toEqual(expected);
});

test.each([
  [[3, 11, 10], [3, 11], true], [[3, 11], [3, 11], true], [[2, 2], [3, 11], true], [[4, 0], [3, 11], false],
  [[3, 12], [3, 11], false],
  // It moves on, to versions that are newer.
  [[3], [3, 11], false], [[], [3, 11], false], [[2], [3, 11], true],
])('%j is at most %j: %s', (version, last, expected) => {
  expect(isAtMost(version, last)).toBe(expected);
});
