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
    - { name: db, image: cassandra:3.11.10 }
`,
      finds: ['Pod/web spec.containers[0].image: Cassandra 3.11.10 gets no more fixes, not even for known flaws: support for 3.11 ended on 2024-09-05; '
        + 'upgrade to a version of Cassandra that is supported'],
    },
    {
      about: 'older ones, and variants',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: db, image: cassandra:2.2 }
    - { name: sql, image: postgres:12.4-alpine }
    - { name: documents, image: docker.io/library/mongo:5.0.31 }
`,
      finds: [
        'Pod/web spec.containers[0].image: Cassandra 2.2 gets no more fixes, not even for known flaws: support for 3.11 ended on 2024-09-05; '
        + 'upgrade to a version of Cassandra that is supported',
        'Pod/web spec.containers[1].image: PostgreSQL 12.4 gets no more fixes, not even for known flaws: support for 13 ended on 2025-11-13; '
        + 'upgrade to a version of PostgreSQL that is supported',
        'Pod/web spec.containers[2].image: MongoDB 5.0.31 gets no more fixes, not even for known flaws: support for 6.0 ended on 2025-07-31; '
        + 'upgrade to a version of MongoDB that is supported',
      ],
    },
  ],
  good: [
    {
      about: 'versions that are supported',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: db, image: cassandra:4.1.7 }
    - { name: sql, image: postgres:17.2 }
    - { name: documents, image: mongo:7.0 }
    - { name: other, image: mysql:8.4.3 }
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
    - { name: db, image: cassandra:3 }
    - { name: sql, image: postgres:latest }
`,
    },
    {
      about: 'an image of somebody else',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: db, image: ghcr.io/acme/cassandra:3.11.10 }
`,
    },
  ],
};
