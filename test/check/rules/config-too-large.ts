import type { Fixture } from '../fixture';

const MEBIBYTE = 1024 * 1024;

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: dashboards }
data:
  all.json: ${'x'.repeat(MEBIBYTE + 1)}
`,
      finds: ['ConfigMap/dashboards data: the API server refuses ConfigMap dashboards: its values have 1048577 bytes, and 1048576 are '
        + 'the most; put large files into an image or on a volume, or split them over several objects'],
    },
    {
      about: 'letters of two to four bytes, and a Secret of which a part is encoded',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: letters }
data: { a: ${'é'.repeat(MEBIBYTE / 8)}${'€'.repeat(MEBIBYTE / 4)}, b: ${'😀'.repeat(3)}x }
---
apiVersion: v1
kind: Secret
metadata: { name: keys }
data: { a: ${'AAAA'.repeat(MEBIBYTE / 3)} }
stringData: { b: xx }
`,
      finds: [
        'ConfigMap/letters data: the API server refuses ConfigMap letters: its values have 1048589 bytes, and 1048576 are the most; '
          + 'put large files into an image or on a volume, or split them over several objects',
        'Secret/keys data: the API server refuses Secret keys: its values have 1048577 bytes, and 1048576 are the most; '
          + 'put large files into an image or on a volume, or split them over several objects',
      ],
    },
  ],
  good: [
    {
      about: 'exactly as much as fits, and a Secret that is only longer as it is encoded',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: dashboards }
data: { a: ${'x'.repeat(MEBIBYTE)} }
---
apiVersion: v1
kind: Secret
metadata: { name: keys }
data: { a: ${'AAAA'.repeat(MEBIBYTE / 4)} }
`,
    },
  ],
};
