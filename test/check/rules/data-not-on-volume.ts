import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: mysql:8.4.3
          volumeMounts: [{ name: data, mountPath: /data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].volumeMounts[0].mountPath: MySQL keeps its data in '
        + '/var/lib/mysql, not in /data: it is lost with the container; mount the volume at /var/lib/mysql'],
    },
    {
      about: 'a part of what the database keeps',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          volumeMounts: [{ name: data, mountPath: /var/lib/cassandra/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/cassandra spec.template.spec.containers[0].volumeMounts[0].mountPath: Cassandra also writes to '
        + '/var/lib/cassandra/commitlog, which isn\'t on this volume: it is lost with the container; mount the volume at '
        + '/var/lib/cassandra'],
    },
    {
      about: 'the directory of another product, in an image of its own maker',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: kafka }
spec:
  serviceName: kafka
  template:
    spec:
      containers:
        - name: kafka
          image: confluentinc/cp-kafka:5.2.4
          volumeMounts: [{ name: data, mountPath: /var/lib/zookeeper/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/kafka spec.template.spec.containers[0].volumeMounts[0].mountPath: Kafka keeps its data in '
        + '/var/lib/kafka/data, not in /var/lib/zookeeper/data, where ZooKeeper does: it is lost with the container; '
        + 'mount the volume at /var/lib/kafka/data'],
    },
    {
      about: 'the other way round, with two directories',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zookeeper }
spec:
  serviceName: zookeeper
  template:
    spec:
      containers:
        - name: zookeeper
          image: confluentinc/cp-zookeeper:5.2.4
          volumeMounts: [{ name: data, mountPath: /var/lib/kafka/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/zookeeper spec.template.spec.containers[0].volumeMounts[0].mountPath: ZooKeeper keeps its data '
        + 'in /var/lib/zookeeper/data and /var/lib/zookeeper/log, not in /var/lib/kafka/data, where Kafka does: it is '
        + 'lost with the container; mount the volume at /var/lib/zookeeper/data and /var/lib/zookeeper/log'],
    },
    {
      about: 'above a directory that the image declares a VOLUME',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: postgres:16.6
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].volumeMounts[0].mountPath: the image declares '
        + '/var/lib/postgresql/data a VOLUME, which containerd mounts over /var/lib/postgresql: what PostgreSQL keeps '
        + 'there is lost with the container; mount the volume at /var/lib/postgresql/data'],
    },
    {
      about: 'where PostgreSQL kept its data before version 18',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: postgres:18.1
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].volumeMounts[0].mountPath: PostgreSQL keeps its data in '
        + '/var/lib/postgresql/18/docker, not in /var/lib/postgresql/data: it is lost with the container; mount the '
        + 'volume at /var/lib/postgresql'],
    },
    {
      about: 'a variable moves the data away from the volume',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: postgres:16.6
          env: [{ name: PGDATA, value: /pgdata }]
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].image: PostgreSQL keeps its data in /pgdata, where no volume '
        + 'is mounted: it is lost with the container; mount the volume at /pgdata'],
    },
    {
      about: 'a flag moves the data away from the volume',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: mongo:7.0.14
          args: [--dbpath, /mongo]
          volumeMounts: [{ name: data, mountPath: /data/db }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].image: MongoDB keeps its data in /mongo, where no volume is '
        + 'mounted: it is lost with the container; mount the volume at /mongo'],
    },
    {
      about: 'a fork, and a mirror of Bitnami\'s image',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: msapatterns/mysql:8.0.40
          volumeMounts: [{ name: data, mountPath: /mysql }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: mongo }
spec:
  serviceName: mongo
  template:
    spec:
      containers:
        - name: mongo
          image: registry.acme.example:5000/bitnami/mongodb:7.0.14
          volumeMounts: [{ name: data, mountPath: /data/db }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: [
        'StatefulSet/db spec.template.spec.containers[0].image: MySQL keeps its data in /var/lib/mysql, where no '
          + 'volume is mounted: it is lost with the container; mount the volume at /var/lib/mysql',
        'StatefulSet/mongo spec.template.spec.containers[0].image: MongoDB keeps its data in '
          + '/bitnami/mongodb/data/db, where no volume is mounted: it is lost with the container; mount the volume at '
          + '/bitnami/mongodb',
      ],
    },
    {
      about: 'Kafka, which keeps its data in /tmp unless it is told',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: kafka }
spec:
  serviceName: kafka
  template:
    spec:
      containers:
        - name: kafka
          image: apache/kafka:3.9.0
          volumeMounts: [{ name: data, mountPath: /var/lib/kafka/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/kafka spec.template.spec.containers[0].image: Kafka keeps its data in /tmp/kafka-logs, where no '
        + 'volume is mounted: it is lost with the container; set KAFKA_LOG_DIRS to the path of the volume'],
    },
    {
      about: 'a database without any volume',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  template:
    spec: { containers: [{ name: db, image: mariadb:11.4.4 }] }
`,
      finds: ['Deployment/db spec.template.spec.containers[0].image: MariaDB keeps its data in /var/lib/mysql, where no '
        + 'volume is mounted: it is lost with the container; mount the volume at /var/lib/mysql'],
    },
    {
      about: 'a cache that does have a volume',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cache }
spec:
  serviceName: cache
  template:
    spec:
      containers:
        - name: cache
          image: redis:7.4.1
          volumeMounts: [{ name: data, mountPath: /var/lib/redis }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/cache spec.template.spec.containers[0].image: Redis keeps its data in /data, where no volume is '
        + 'mounted: it is lost with the container; mount the volume at /data'],
    },
    {
      about: 'a claim that nothing mounts',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cache }
spec:
  serviceName: cache
  template:
    spec:
      containers:
        - name: cache
          image: redis:7.4.1
          volumeMounts: []
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: ['StatefulSet/cache spec.template.spec.containers[0].image: Redis keeps its data in /data, where no volume is '
        + 'mounted: it is lost with the container; mount the volume at /data'],
    },
    {
      about: 'a script for an empty database is no configuration',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  template:
    spec:
      containers: [{ name: db, image: 'mysql:8.4.3', volumeMounts: [{ name: start, mountPath: /docker-entrypoint-initdb.d }] }]
      volumes: [{ name: start, configMap: { name: start } }]
`,
      finds: ['Deployment/db spec.template.spec.containers[0].image: MySQL keeps its data in /var/lib/mysql, where no '
        + 'volume is mounted: it is lost with the container; mount the volume at /var/lib/mysql'],
    },
    {
      about: 'others',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: rabbitmq }
spec:
  serviceName: rabbitmq
  template:
    spec:
      containers:
        - name: rabbitmq
          image: rabbitmq:4.0.4-management
          volumeMounts: [{ name: data, mountPath: /rabbitmq }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: es }
spec:
  serviceName: es
  template:
    spec:
      containers:
        - name: es
          image: docker.elastic.co/elasticsearch/elasticsearch:8.15.0
          volumeMounts: [{ name: data, mountPath: /data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: etcd }
spec:
  serviceName: etcd
  template:
    spec:
      containers:
        - name: etcd
          image: quay.io/coreos/etcd:v3.5.12
          volumeMounts: [{ name: data, mountPath: /etcd }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: influx }
spec:
  serviceName: influx
  template:
    spec:
      containers:
        - name: influx
          image: influxdb:2.7.10
          volumeMounts: [{ name: data, mountPath: /var/lib/influxdb }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: minio }
spec:
  serviceName: minio
  template:
    spec:
      containers:
        - name: minio
          image: minio/minio:RELEASE.2024-11-07T00-52-20Z
          args: [server, /data]
          volumeMounts: [{ name: data, mountPath: /export }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: metrics }
spec:
  serviceName: metrics
  template:
    spec:
      containers:
        - name: metrics
          image: prom/prometheus:v2.55.1
          volumeMounts: [{ name: data, mountPath: /data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: click }
spec:
  serviceName: click
  template:
    spec:
      containers:
        - name: click
          image: clickhouse/clickhouse-server:24.8
          volumeMounts: [{ name: data, mountPath: /clickhouse }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: couch }
spec:
  serviceName: couch
  template:
    spec:
      containers:
        - name: couch
          image: couchdb:3.4.2
          volumeMounts: [{ name: data, mountPath: /opt/couchdb }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: search }
spec:
  serviceName: search
  template:
    spec:
      containers:
        - name: search
          image: solr:9.7.0
          volumeMounts: [{ name: data, mountPath: /solr }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: roach }
spec:
  serviceName: roach
  template:
    spec:
      containers:
        - name: roach
          image: cockroachdb/cockroach:v24.2.4
          volumeMounts: [{ name: data, mountPath: /cockroach/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
      finds: [
        'StatefulSet/rabbitmq spec.template.spec.containers[0].image: RabbitMQ keeps its data in '
          + '/var/lib/rabbitmq/mnesia, where no volume is mounted: it is lost with the container; mount the volume at '
          + '/var/lib/rabbitmq',
        'StatefulSet/es spec.template.spec.containers[0].volumeMounts[0].mountPath: Elasticsearch keeps its data in '
          + '/usr/share/elasticsearch/data, not in /data: it is lost with the container; mount the volume at '
          + '/usr/share/elasticsearch/data',
        'StatefulSet/etcd spec.template.spec.containers[0].image: etcd keeps its data in /default.etcd, where no '
          + 'volume is mounted: it is lost with the container; mount the volume at /default.etcd',
        'StatefulSet/influx spec.template.spec.containers[0].image: InfluxDB keeps its data in /var/lib/influxdb2, '
          + 'where no volume is mounted: it is lost with the container; mount the volume at /var/lib/influxdb2',
        'StatefulSet/minio spec.template.spec.containers[0].image: MinIO keeps its data in /data, where no volume '
          + 'is mounted: it is lost with the container; mount the volume at /data',
        'StatefulSet/metrics spec.template.spec.containers[0].volumeMounts[0].mountPath: Prometheus keeps its data '
          + 'in /prometheus, not in /data: it is lost with the container; mount the volume at /prometheus',
        'StatefulSet/click spec.template.spec.containers[0].image: ClickHouse keeps its data in '
          + '/var/lib/clickhouse, where no volume is mounted: it is lost with the container; mount the volume at '
          + '/var/lib/clickhouse',
        'StatefulSet/couch spec.template.spec.containers[0].volumeMounts[0].mountPath: the image declares '
          + '/opt/couchdb/data a VOLUME, which containerd mounts over /opt/couchdb: what CouchDB keeps there is lost '
          + 'with the container; mount the volume at /opt/couchdb/data',
        'StatefulSet/search spec.template.spec.containers[0].image: Solr keeps its data in /var/solr, where no '
          + 'volume is mounted: it is lost with the container; mount the volume at /var/solr',
        'StatefulSet/roach spec.template.spec.containers[0].image: CockroachDB keeps its data in '
          + '/cockroach/cockroach-data, where no volume is mounted: it is lost with the container; mount the volume at '
          + '/cockroach/cockroach-data',
      ],
    },
  ],
  good: [
    {
      about: 'volumes where the data is',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: mysql:8.4.3
          volumeMounts: [{ name: data, mountPath: /var/lib/mysql }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: maria }
spec:
  serviceName: maria
  template:
    spec:
      containers:
        - name: maria
          image: mariadb:11.4.4
          volumeMounts: [{ name: data, mountPath: /var/lib/mysql/ }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: pg }
spec:
  serviceName: pg
  template:
    spec:
      containers:
        - name: pg
          image: postgres:16.6
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: pg18 }
spec:
  serviceName: pg18
  template:
    spec:
      containers:
        - name: pg18
          image: postgres:18.1-alpine
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: mongo }
spec:
  serviceName: mongo
  template:
    spec:
      containers:
        - name: mongo
          image: mongo:7.0.14
          volumeMounts: [{ name: data, mountPath: /data/db }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          volumeMounts: [{ name: data, mountPath: /var/lib/cassandra }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: kafka }
spec:
  serviceName: kafka
  template:
    spec:
      containers:
        - name: kafka
          image: confluentinc/cp-kafka:7.7.1
          volumeMounts: [{ name: data, mountPath: /var/lib/kafka/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: bitnami }
spec:
  serviceName: bitnami
  template:
    spec:
      containers:
        - name: bitnami
          image: docker.io/bitnami/postgresql:16.4.0
          volumeMounts: [{ name: data, mountPath: /bitnami/postgresql }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: dynamo }
spec:
  serviceName: dynamo
  template:
    spec:
      containers:
        - name: dynamo
          image: cnadiminti/dynamodb-local:2017-04-22_beta
          volumeMounts: [{ name: data, mountPath: /dynamodb_local_db }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: es }
spec:
  serviceName: es
  template:
    spec:
      containers:
        - name: es
          image: elasticsearch:8.15.0
          volumeMounts: [{ name: data, mountPath: /usr/share/elasticsearch/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: minio }
spec:
  serviceName: minio
  template:
    spec:
      containers:
        - name: minio
          image: minio/minio:RELEASE.2024-11-07T00-52-20Z
          args: [server, /data]
          volumeMounts: [{ name: data, mountPath: /data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: rabbit }
spec:
  serviceName: rabbit
  template:
    spec:
      containers:
        - name: rabbit
          image: rabbitmq:4.0.4
          volumeMounts: [{ name: data, mountPath: /var/lib/rabbitmq }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
    },
    {
      about: 'PGDATA below the volume',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: postgres:16.6
          env: [{ name: PGDATA, value: /var/lib/postgresql/data/pgdata }]
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
    },
    {
      about: 'a flag that names the volume, and a place that only the cluster knows',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: mysql:8.4.3
          args: [--datadir=/mysql/data]
          volumeMounts: [{ name: data, mountPath: /mysql }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: pg }
spec:
  serviceName: pg
  template:
    spec:
      containers:
        - name: pg
          image: postgres:16.6
          env: [{ name: PGDATA, value: /pg/$(POD_NAME) }]
          volumeMounts: [{ name: data, mountPath: /pg }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
    },
    {
      about: 'two volumes that hold all together',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          volumeMounts: [{ name: data, mountPath: /var/lib/cassandra/data }, { name: log, mountPath: /var/lib/cassandra/commitlog }]
  volumeClaimTemplates: [{ metadata: { name: data } }, { metadata: { name: log } }]
`,
    },
    {
      about: 'a cache: without a volume, and with an empty one',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cache }
spec:
  template:
    spec:
      containers:
        - { name: none, image: redis:7.4.1 }
        - { name: empty, image: redis:7.4.1, volumeMounts: [{ name: data, mountPath: /data }] }
      volumes: [{ name: data, emptyDir: {} }]
`,
    },
    {
      about: 'a cache beside what has the claim, and one whose other directories are empty',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: app }
spec:
  serviceName: app
  template:
    spec:
      containers:
        - { name: app, image: acme/app:1.4.2, volumeMounts: [{ name: data, mountPath: /app }] }
        - { name: cache, image: redis:7.4.1, volumeMounts: [{ name: tmp, mountPath: /tmp }] }
      volumes: [{ name: tmp, emptyDir: {} }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: v1
kind: Pod
metadata: { name: cache }
spec:
  containers: [{ name: cache, image: redis:7.4.1, volumeMounts: [{ name: tmp, mountPath: /tmp }] }]
  volumes: [{ name: tmp, emptyDir: {} }]
`,
    },
    {
      about: 'a database that may forget, by an empty directory',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  template:
    spec:
      containers: [{ name: db, image: postgres:16.6, volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }] }]
      volumes: [{ name: data, emptyDir: {} }]
`,
    },
    {
      about: 'a file of configuration that may name another directory',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: mysql:8.4.3
          volumeMounts: [{ name: data, mountPath: /mysql }, { name: configuration, mountPath: /etc/mysql/conf.d }]
      volumes: [{ name: configuration, configMap: { name: mysql } }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
    },
    {
      about: 'a client, a Job, and images that only sound like it',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: tools }
spec:
  template:
    spec:
      containers:
        - { name: client, image: mysql:8.4.3, command: [sleep, infinity] }
        - { name: exporter, image: quay.io/prometheuscommunity/postgres-exporter:v0.15.0 }
        - { name: other, image: cgr.dev/chainguard/postgres:16 }
---
apiVersion: batch/v1
kind: Job
metadata: { name: dump }
spec:
  template:
    spec: { restartPolicy: Never, containers: [{ name: dump, image: postgres:16.6, args: [pg_dump] }] }
`,
    },
    {
      about: 'a version that the tag doesn\'t tell',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      containers:
        - name: db
          image: postgres:latest
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
    },
  ],
};
