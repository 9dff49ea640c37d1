import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: nginx:1.7.9 }
`,
      finds: ['Pod/web spec.containers[0].image: nginx:1.7.9 is stored in a format that containerd 2.1 and later don\'t pull: on a new node the Pod waits in ImagePullBackOff; '
        + 'use a maintained version of nginx'],
    },
    {
      about: 'by its full name, with a variant',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: docker.io/library/nginx:1.7.12-foo }
`,
      finds: ['Pod/web spec.containers[0].image: docker.io/library/nginx:1.7.12-foo is stored in a format that containerd 2.1 and later don\'t pull: on a new node the Pod waits in ImagePullBackOff; '
        + 'use a maintained version of nginx'],
    },
  ],
  good: [
    {
      about: 'a later version',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'another image of that name',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: ghcr.io/acme/nginx:1.7.9 }
`,
    },
    {
      about: 'a tag that moves on',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: nginx:1 }
    - { name: stable, image: nginx:stable }
`,
    },
    {
      about: 'pinned to what may be a copy in another format',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: "nginx:1.7.9@sha256:eadf354977d428e347d93046bb1a5569d701e8deb68f090215534a99dbcb23b9" }
`,
    },
  ],
};
