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
    - { name: cache, image: redis }
`,
      finds: ['Pod/web spec.containers[0].image: redis is the image that is tagged latest: each start of a Pod may bring another program; '
        + 'name a version, as in redis:1.2.3, or a digest'],
    },
    {
      about: 'the tag latest, of a registry with a port, and an init container',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  initContainers: [{ name: setup, image: "registry.acme.dev:5000/setup" }]
  containers:
    - { name: web, image: "registry.acme.dev:5000/web:latest" }
`,
      finds: [
        'Pod/web spec.initContainers[0].image: registry.acme.dev:5000/setup is the image that is tagged latest: each start of a Pod may bring another program; '
        + 'name a version, as in registry.acme.dev:5000/setup:1.2.3, or a digest',
        'Pod/web spec.containers[0].image: registry.acme.dev:5000/web:latest is whatever image was pushed last: each start of a Pod may bring another program; '
        + 'name a version, as in registry.acme.dev:5000/web:1.2.3, or a digest',
      ],
    },
  ],
  good: [
    {
      about: 'a version',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: cache, image: redis:7.4.1 }
`,
    },
    {
      about: 'a digest',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: cache, image: "redis@sha256:eadf354977d428e347d93046bb1a5569d701e8deb68f090215534a99dbcb23b9" }
    - { name: web, image: "nginx:latest@sha256:eadf354977d428e347d93046bb1a5569d701e8deb68f090215534a99dbcb23b9" }
`,
    },
    {
      about: 'something that is still to be filled in',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: '$(IMAGE)' }
    - { name: api, image: '{{ .Values.image }}' }
`,
    },
  ],
};
