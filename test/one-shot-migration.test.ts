import { Duration, JsonPatch, Size, Testing } from 'cdk8s';
import type { ApiObject, Chart } from 'cdk8s';
import {
  DatabaseEngine, Delivery, FailureAction, FailureRule, JobRestart, OneShotMigration, Profile, ReplicatedDatabase,
  StatelessWebApp,
} from 'cdk8s-patterns';
import type { OneShotMigrationProps, ProfileOptions } from 'cdk8s-patterns';
import * as kplus from 'cdk8s-plus-28';
import { chart, chartAnywhere, env, faults, find, kinds, manifests } from './synth';
import type { Manifest } from './synth';

const SELECTOR = { 'app.kubernetes.io/name': 'migrate', 'app.kubernetes.io/instance': 'migrate' };
const LABELS = {
  ...SELECTOR,
  'app.kubernetes.io/component': 'migration',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-patterns',
};

function migration(shop: Chart, props: Partial<OneShotMigrationProps> = {}): OneShotMigration {
  return new OneShotMigration(shop, 'migrate', { image: 'ghcr.io/acme/migrate:1.4.2', command: ['./migrate', 'up'], ...props });
}

function database(shop: Chart): ReplicatedDatabase {
  return new ReplicatedDatabase(shop, 'db', {
    engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(10),
  });
}

function webApp(shop: Chart): StatelessWebApp {
  return new StatelessWebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.4.2', port: 8080 });
}

/** The name of a migration alone in a chart. */
function nameOf(props: Partial<OneShotMigrationProps> = {}, touch: (job: ApiObject) => void = (): void => undefined): string {
  const shop = chart();
  touch(migration(shop, props).job);
  return find(shop, 'Job').metadata.name;
}

function annotationsOf(shop: Chart): Record<string, unknown> {
  return Object.fromEntries(manifests(shop).map(({ kind, metadata }) => [`${kind}/${metadata.name}`, metadata.annotations]));
}

describe('OneShotMigration under BARE', () => {
  test('minimal: a Job under its own name, with what the author wrote', () => {
    const shop = chart(Profile.BARE);
    new OneShotMigration(shop, 'migrate', { image: 'acme/migrate' });
    expect(manifests(shop)).toEqual([{
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate', namespace: 'shop' },
      spec: { template: { spec: { containers: [{ name: 'migrate', image: 'acme/migrate' }], restartPolicy: 'Never' } } },
    }]);
  });
});

describe('OneShotMigration with every property', () => {
  function every(profile: Profile, props: Partial<OneShotMigrationProps> = {}): Chart {
    const shop = chart(profile);
    migration(shop, {
      delivery: Delivery.job(),
      backoffLimit: 1,
      activeDeadline: Duration.minutes(20),
      restart: JobRestart.NEVER,
      completion: {
        completions: 4, parallelism: 2, indexed: true,
        failureRules: [
          FailureRule.onExitCodes(FailureAction.FAIL_JOB, [42, 3, 42], 'run'),
          FailureRule.onOtherExitCodes(FailureAction.COUNT, [0, 1]),
          FailureRule.onDisruption(FailureAction.IGNORE),
        ],
      },
      env: { MODE: 'up' },
      resources: {
        cpu: { request: kplus.Cpu.millis(300) },
        memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
        ephemeralStorage: { request: Size.mebibytes(5), limit: Size.mebibytes(6) },
      },
      container: { name: 'run', args: ['--now'], workingDir: '/w' },
      pod: { annotations: { 'example.com/a': '1' }, sidecars: [{ name: 'proxy', image: 'envoy:1.30' }], sidecarsEnd: true },
      metadata: { name: 'schema', namespace: 'eu', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } },
      ...props,
    });
    return shop;
  }

  const JOB = {
    backoffLimit: 1,
    activeDeadlineSeconds: 1200,
    completions: 4,
    parallelism: 2,
    completionMode: 'Indexed',
    podFailurePolicy: {
      rules: [
        { action: 'FailJob', onExitCodes: { containerName: 'run', operator: 'In', values: [3, 42] } },
        { action: 'Count', onExitCodes: { operator: 'NotIn', values: [0, 1] } },
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      ],
    },
  };
  const RUN = {
    name: 'run',
    image: 'ghcr.io/acme/migrate:1.4.2',
    command: ['./migrate', 'up'],
    args: ['--now'],
    workingDir: '/w',
    env: [{ name: 'MODE', value: 'up' }],
    resources: {
      requests: { 'cpu': '300m', 'memory': '64Mi', 'ephemeral-storage': '5Mi' }, limits: { 'memory': '128Mi', 'ephemeral-storage': '6Mi' },
    },
  };

  test('under BARE: each value is in the Job, and nothing else', () => {
    expect(manifests(every(Profile.BARE))).toEqual([{
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'schema', namespace: 'eu', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } },
      spec: {
        ...JOB,
        template: {
          metadata: { annotations: { 'example.com/a': '1' } },
          spec: { containers: [RUN, { name: 'proxy', image: 'envoy:1.30' }], restartPolicy: 'Never' },
        },
      },
    }]);
  });

  test('under PRODUCTION: each value is in the Job', () => {
    const { metadata, spec: { template, ...spec } } = find(every(Profile.PRODUCTION), 'Job');
    expect(metadata).toMatchObject({ name: expect.stringMatching(/^schema-[0-9a-f]{10}$/), namespace: 'eu', annotations: { 'example.com/b': '2' } });
    expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/name': 'schema', 'team': 'a' });
    expect(spec).toEqual(JOB);
    expect(template.spec.containers[0]).toMatchObject(RUN);
    expect(template.spec.restartPolicy).toBe('Never');
  });

  test('restart on failure, in the same Pod', () => {
    const shop = every(Profile.BARE, { restart: JobRestart.ON_FAILURE, completion: undefined });
    expect(find(shop, 'Job').spec.template.spec.restartPolicy).toBe('OnFailure');
  });

  test('rules about failures need Pods that are not restarted', () => {
    expect(faults(() => every(Profile.BARE, { restart: JobRestart.ON_FAILURE })))
      .toEqual(['shop/migrate: completion.failureRules: need `JobRestart.NEVER`: else the kubelet restarts first']);
  });
});

describe('OneShotMigration under PRODUCTION', () => {
  test('minimal: a Job with an end, an account and a policy that lets nobody in', () => {
    const shop = chart();
    migration(shop);
    const { name } = find(shop, 'Job').metadata;
    expect(kinds(shop)).toEqual(['ServiceAccount/migrate', 'NetworkPolicy/migrate', `Job/${name}`]);
    expect(find(shop, 'Job')).toEqual({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, namespace: 'shop', labels: LABELS },
      spec: {
        backoffLimit: 6,
        activeDeadlineSeconds: 3600,
        template: {
          metadata: { labels: LABELS },
          spec: {
            serviceAccountName: 'migrate',
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: {
              runAsUser: 10001, runAsGroup: 10001, runAsNonRoot: true, fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch',
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [{
              name: 'migrate',
              image: 'ghcr.io/acme/migrate:1.4.2',
              imagePullPolicy: 'IfNotPresent',
              command: ['./migrate', 'up'],
              resources: {
                requests: { 'cpu': '100m', 'memory': '256Mi', 'ephemeral-storage': '64Mi' },
                limits: { 'memory': '256Mi', 'ephemeral-storage': '512Mi' },
              },
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            }],
            restartPolicy: 'Never',
            volumes: [{ name: 'tmp', emptyDir: {} }],
          },
        },
      },
    });
    expect(find(shop, 'NetworkPolicy').spec).toEqual({ podSelector: { matchLabels: SELECTOR }, policyTypes: ['Ingress'] });
  });

  test('is never cleaned up by time, since the next apply would run it again', () => {
    for (const delivery of [Delivery.job(), Delivery.helmHook(), Delivery.argoHook()]) {
      const shop = chart();
      migration(shop, { delivery });
      expect(find(shop, 'Job').spec).not.toHaveProperty('ttlSecondsAfterFinished');
    }
  });
});

describe('the name of a plain Job', () => {
  test('ends in the hash of what can\'t be changed: a release of this library that changes it says so', () => {
    expect(nameOf()).toBe('migrate-988b32adea');
  });

  test('is the same in every run, and an unchanged migration is left alone', () => {
    expect(nameOf()).toBe(nameOf());
    const shop = chart();
    migration(shop);
    expect(Testing.synth(shop)).toEqual(Testing.synth(shop));
  });

  test('changes with the image, a variable and a patch of the Pod', () => {
    const names = [
      nameOf(),
      nameOf({ image: 'ghcr.io/acme/migrate:1.4.3' }),
      nameOf({ env: { MODE: 'up' } }),
      nameOf({ completion: { completions: 2 } }),
      nameOf({}, (job) => job.addJsonPatch(JsonPatch.add('/spec/template/spec/hostname', 'migrate'))),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  test('stays with what may be changed in a Job that exists', () => {
    expect(nameOf({ backoffLimit: 1 })).toBe(nameOf());
    expect(nameOf({ activeDeadline: Duration.minutes(5) })).toBe(nameOf());
    expect(nameOf({ completion: { parallelism: 3 } })).toBe(nameOf());
    expect(nameOf({}, (job) => job.addJsonPatch(JsonPatch.add('/spec/suspend', true)))).toBe(nameOf());
    expect(nameOf({ metadata: { annotations: { 'example.com/a': '1' } } })).toBe(nameOf());
  });

  test('is known before a use and after it, each as it then is', () => {
    const shop = chart();
    const job = migration(shop);
    const db = database(shop);
    const before = job.job.name;
    expect(before).toBe(find(shop, 'Job').metadata.name);
    job.uses(db);
    const after = job.job.name;
    expect(after).toBe(find(shop, 'Job').metadata.name);
    expect(after).not.toBe(before);
  });

  test('stays where it is used, and where something else is added', () => {
    const shop = chart();
    const job = migration(shop);
    const before = job.job.name;
    webApp(shop).uses(job);
    expect(job.job.name).toBe(before);
  });

  test('has no hash where a hook is remade at every run', () => {
    expect(nameOf({ delivery: Delivery.helmHook() })).toBe('migrate');
    expect(nameOf({ delivery: Delivery.argoHook() })).toBe('migrate');
  });
});

describe('a migration that uses a database', () => {
  test('gets its variables, and the database lets it in', () => {
    const shop = chart();
    migration(shop).uses(database(shop));
    expect(env(find(shop, 'Job').spec.template.spec.containers[0])).toEqual({
      CASSANDRA_CONTACT_POINTS: 'db', CASSANDRA_PORT: '9042', CASSANDRA_LOCAL_DATACENTER: 'dc1',
    });
    expect(find(shop, 'NetworkPolicy', 'db').spec.ingress[1]).toEqual({
      from: [{ podSelector: { matchLabels: SELECTOR } }], ports: [{ port: 9042 }],
    });
  });

  test('and is used by an app: it comes first in the file; no variable, no policy', () => {
    const shop = chart();
    const web = webApp(shop);
    const before = manifests(shop);
    const job = migration(shop);
    web.uses(job);
    const after = manifests(shop);
    expect(after.slice(-before.length)).toEqual(before);
    expect(after.slice(0, -before.length).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'NetworkPolicy', 'Job']);
    expect(find(shop, 'NetworkPolicy', 'migrate').spec).not.toHaveProperty('ingress');
    expect(faults(() => web.uses(job, { env: 'MIGRATION' }))).toEqual(['shop/web: uses.env: the target has no host and port; leave it out']);
  });
});

describe('a migration as a hook of Helm', () => {
  const hook = (weight: string): object => ({
    'helm.sh/hook': 'post-install,pre-upgrade', 'helm.sh/hook-weight': weight, 'helm.sh/hook-delete-policy': 'before-hook-creation',
  });

  function hooked(delivery: Delivery): Chart {
    const shop = chart();
    const job = migration(shop, { delivery });
    job.uses(database(shop));
    webApp(shop).uses(job);
    return shop;
  }

  test('runs after what its Pod needs, and nothing else is a hook', () => {
    expect(annotationsOf(hooked(Delivery.helmHook()))).toEqual({
      'ServiceAccount/migrate': hook('-1'),
      'NetworkPolicy/migrate': hook('-1'),
      'Job/migrate': hook('0'),
      'ServiceAccount/db': undefined,
      'NetworkPolicy/db': undefined,
      'Service/db-nodes': undefined,
      'Service/db': undefined,
      'StatefulSet/db': undefined,
      'PodDisruptionBudget/db': undefined,
      'ServiceAccount/web': undefined,
      'NetworkPolicy/web': undefined,
      'Service/web': undefined,
      'Deployment/web': undefined,
      'PodDisruptionBudget/web': undefined,
    });
  });

  test('runs at the weight that the author says', () => {
    expect(annotationsOf(hooked(Delivery.helmHook({ weight: 5 })))).toMatchObject({ 'NetworkPolicy/migrate': hook('4'), 'Job/migrate': hook('5') });
  });

  test('at a weight that is none is a fault', () => {
    expect(faults(() => hooked(Delivery.helmHook({ weight: 1.5 }))))
      .toEqual(['shop/migrate: delivery.weight: got 1.5, expected an integer from -1000 to 1000']);
  });
});

describe('a migration as a hook of Argo CD', () => {
  const wave = (number: string): object => ({ 'argocd.argoproj.io/sync-wave': number });
  const hook = (number: string): object => ({
    'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation', ...wave(number),
  });

  test('runs after the database and before the app, each in a wave of its own', () => {
    const shop = chart();
    const job = migration(shop, { delivery: Delivery.argoHook() });
    job.uses(database(shop));
    webApp(shop).uses(job);
    expect(annotationsOf(shop)).toEqual({
      'ServiceAccount/migrate': wave('-1'),
      'NetworkPolicy/migrate': wave('-1'),
      'Job/migrate': hook('0'),
      'ServiceAccount/db': wave('-1'),
      'NetworkPolicy/db': wave('-1'),
      'Service/db-nodes': wave('-1'),
      'Service/db': wave('-1'),
      'StatefulSet/db': wave('-1'),
      'PodDisruptionBudget/db': wave('-1'),
      'ServiceAccount/web': wave('1'),
      'NetworkPolicy/web': wave('1'),
      'Service/web': wave('1'),
      'Deployment/web': wave('1'),
      'PodDisruptionBudget/web': wave('1'),
    });
  });

  test('runs in the wave that the author says', () => {
    const shop = chart();
    const job = migration(shop, { delivery: Delivery.argoHook({ wave: 10 }) });
    job.uses(database(shop));
    webApp(shop).uses(job);
    expect(annotationsOf(shop)).toMatchObject({ 'StatefulSet/db': wave('9'), 'Job/migrate': hook('10'), 'Deployment/web': wave('11') });
  });

  test('leaves alone who only shares the database', () => {
    const shop = chart();
    const db = database(shop);
    migration(shop, { delivery: Delivery.argoHook() }).uses(db);
    webApp(shop).uses(db);
    expect(annotationsOf(shop)['Deployment/web']).toBeUndefined();
  });

  test('annotations of the author stay beside the hook\'s', () => {
    const shop = chart();
    migration(shop, { delivery: Delivery.argoHook(), metadata: { annotations: { 'example.com/a': '1' } } });
    expect(find(shop, 'Job').metadata.annotations).toEqual({ ...hook('0'), 'example.com/a': '1' });
  });
});

describe('a OneShotMigration under a customized profile', () => {
  const jobOf = (options: ProfileOptions): Manifest => {
    const shop = chart(Profile.PRODUCTION.customize(options));
    migration(shop);
    return find(shop, 'Job');
  };

  test('jobBounds: no end, and the name as it was written', () => {
    const { metadata, spec } = jobOf({ jobBounds: false });
    expect(metadata.name).toBe('migrate');
    expect(Object.keys(spec)).toEqual(['template']);
  });

  test('serviceAccounts and networkPolicies: none', () => {
    const shop = chart(Profile.PRODUCTION.customize({ serviceAccounts: false, networkPolicies: false }));
    migration(shop);
    expect(manifests(shop).map(({ kind }) => kind)).toEqual(['Job']);
  });

  test('commonLabels: none but the name, by which its policy finds the Pod', () => {
    const { metadata, spec } = jobOf({ commonLabels: false });
    expect(metadata).not.toHaveProperty('labels');
    expect(spec.template.metadata.labels).toEqual({ 'app.kubernetes.io/name': 'migrate' });
  });

  test('kubernetes: a native sidecar from 1.29 on, which Kubernetes ends', () => {
    const shop = chart(Profile.PRODUCTION.customize({ kubernetes: '1.29' }));
    migration(shop, { pod: { nativeSidecars: [{ name: 'proxy', image: 'envoy:1.30' }] } });
    expect(find(shop, 'Job').spec.template.spec.initContainers[0]).toMatchObject({ name: 'proxy', restartPolicy: 'Always' });
  });
});

describe('a OneShotMigration beside cdk8s-plus', () => {
  test.each([['with a namespace', (): Chart => chart(), true], ['without one', chartAnywhere, false]])(
    'in a chart %s, is selector and peer of a kplus NetworkPolicy', (_, of, named) => {
      const shop = of();
      const job = migration(shop);
      const policy = new kplus.NetworkPolicy(shop, 'policy', { selector: job });
      policy.addEgressRule(job);
      const { spec } = find(shop, 'NetworkPolicy', policy.name);
      expect(spec.podSelector).toEqual({ matchLabels: SELECTOR });
      expect(spec.egress[0].to).toEqual([{
        podSelector: { matchLabels: SELECTOR },
        ...(named && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
      }]);
    },
  );

  test('under BARE its Pods have no labels, and it says so where it should be selected', () => {
    const shop = chart(Profile.BARE);
    expect(() => new kplus.NetworkPolicy(shop, 'policy', { selector: migration(shop) }))
      .toThrow('shop/migrate: its Pods have no labels by which to select them; give them `pod.labels`');
  });
});
