import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import type { App as Cdk8sApp } from 'cdk8s';
import { Construct } from 'constructs';
import {
  App, BackupMethod, DatabaseEngine, Egress, Endpoint, Exposure, Health, MultiContainerPod, NightlyBackup, OneShotMigration,
  Profile, ReplicatedDatabase, Spreading, StatelessWebApp,
} from 'cdk8s-patterns';
import type { ProfileOptions } from 'cdk8s-patterns';
import { chartOf, manifests, saidOnStderr, webApp } from './manifests';

/** One workload of each kind that a switch may touch. */
function shop(profile: Profile): Chart {
  const chart = chartOf();
  profile.applyTo(chart);
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: '1' } });
  const web = webApp(chart, {
    health: Health.http('/healthz'),
    exposures: [Exposure.ingress('shop.example.com')],
    container: { envFrom: [{ _toKube: () => ({ configMapRef: { name: 'settings' } }) } as never] },
  });
  const db = new ReplicatedDatabase(chart, 'db', {
    engine: DatabaseEngine.custom({ image: 'redis:7.2.5', port: 6379, dataPath: '/data' }), replicas: 3, storage: Size.gibibytes(1),
  });
  web.uses(Endpoint.external('mail.example.com', 587, { cidrs: ['192.0.2.0/24'] }));
  if (profile._settings.services) web.uses(db);
  new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0' });
  new NightlyBackup(chart, 'backup', { at: '02:30', method: BackupMethod.container({ image: 'acme/backup:1.0.0' }) });
  new MultiContainerPod(chart, 'pod', { containers: [{ image: 'acme/demo:1.0.0', ports: [{ number: 80 }] }] });
  return chart;
}

/** Every leaf of every manifest, `Kind/name/path: value`. The hash in a name hides behind `*`. */
function leaves(chart: Chart): Set<string> {
  const found: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) found.push(`${path}: ${String(value)}`);
    else for (const [key, item] of Object.entries(value)) visit(item, `${path}/${key}`);
  };
  for (const one of manifests(chart)) visit(one, `${one.kind}/${one.metadata.name.replace(/-[0-9a-f]{10}$/, '-*')}`);
  return new Set(found.map((leaf) => leaf.replace(/: migrate-[0-9a-f]{10}$/, ': migrate-*')));
}

/** What stands in the manifests of production, and not once this is switched. */
function leaving(options: ProfileOptions): string[] {
  const after = leaves(shop(Profile.PRODUCTION.customize(options)));
  return [...leaves(shop(Profile.PRODUCTION))].filter((leaf) => !after.has(leaf));
}

/** What stands in the manifests only once this is switched. */
function coming(options: ProfileOptions): string[] {
  const before = leaves(shop(Profile.PRODUCTION));
  return [...leaves(shop(Profile.PRODUCTION.customize(options)))].filter((leaf) => !before.has(leaf));
}

/** Which objects a set of leaves belongs to, each once. */
function objectsIn(found: readonly string[]): string[] {
  return [...new Set(found.map((leaf) => leaf.split('/').slice(0, 2).join('/')))];
}

/** The ends of the paths of a set of leaves, each once, without the numbers of lists. */
function fieldsIn(found: readonly string[]): string[] {
  return [...new Set(found.map((leaf) => leaf.split(': ')[0].split('/').filter((part) => !/^\d+$/.test(part)).slice(2).join('.')))];
}

const FIVE = ['Deployment/web', 'StatefulSet/db', 'Job/migrate-*', 'CronJob/backup', 'Deployment/pod'];

describe('a switch of the profile takes out of the manifests', () => {
  test('commonLabels: the recommended labels, from objects, Pods and selectors, and the names of ports', () => {
    const gone = leaving({ commonLabels: false }).filter((leaf) => leaf.includes('app.kubernetes.io/'));
    expect(new Set(gone.map((leaf) => /app\.kubernetes\.io\/([a-z-]+):/.exec(leaf)?.[1])))
      .toEqual(new Set(['name', 'instance', 'component', 'part-of', 'managed-by']));
    const left = [...leaves(shop(Profile.PRODUCTION.customize({ commonLabels: false })))].filter((leaf) => leaf.includes('app.kubernetes.io/'));
    expect(left.every((leaf) => /app\.kubernetes\.io\/name: (web|db|pod|migrate|backup)$/.test(leaf))).toBe(true);
  });

  test('serviceAccounts: the accounts and what names them', () => {
    const gone = leaving({ serviceAccounts: false });
    expect(objectsIn(gone.filter((leaf) => leaf.startsWith('ServiceAccount/'))))
      .toEqual(['web', 'db', 'migrate', 'backup', 'pod'].map((name) => `ServiceAccount/${name}`));
    expect(fieldsIn(gone.filter((leaf) => leaf.startsWith('Deployment/web/')))).toEqual([
      'spec.template.spec.serviceAccountName', 'spec.template.spec.automountServiceAccountToken',
    ]);
  });

  test('restricted: the security contexts, the TLS of the Ingress, and the service links', () => {
    const gone = leaving({ restricted: false });
    expect(fieldsIn(gone.filter((leaf) => leaf.startsWith('Deployment/web/')))).toEqual([
      'spec.template.spec.enableServiceLinks',
      'spec.template.spec.securityContext.runAsUser',
      'spec.template.spec.securityContext.runAsGroup',
      'spec.template.spec.securityContext.runAsNonRoot',
      'spec.template.spec.securityContext.fsGroup',
      'spec.template.spec.securityContext.fsGroupChangePolicy',
      'spec.template.spec.securityContext.seccompProfile.type',
      'spec.template.spec.containers.securityContext.allowPrivilegeEscalation',
      'spec.template.spec.containers.securityContext.capabilities.drop',
    ]);
    expect(gone).toContain('Ingress/web/spec/tls/0/secretName: web-tls');
    expect(objectsIn(gone)).toEqual(expect.arrayContaining(FIVE));
  });

  test('imageUser: user, group and the group of volumes', () => {
    expect(fieldsIn(leaving({ imageUser: true }).filter((leaf) => leaf.startsWith('Deployment/web/')))).toEqual([
      'spec.template.spec.securityContext.runAsUser',
      'spec.template.spec.securityContext.runAsGroup',
      'spec.template.spec.securityContext.fsGroup',
      'spec.template.spec.securityContext.fsGroupChangePolicy',
    ]);
    expect(coming({ imageUser: true }).filter((leaf) => !leaf.startsWith('Job/'))).toEqual([]);
  });

  test('readOnlyRoot: the read-only root and the emptyDir on /tmp', () => {
    expect(fieldsIn(leaving({ readOnlyRoot: false }).filter((leaf) => leaf.startsWith('Deployment/web/')))).toEqual([
      'spec.template.spec.containers.volumeMounts.name',
      'spec.template.spec.containers.volumeMounts.mountPath',
      'spec.template.spec.containers.securityContext.readOnlyRootFilesystem',
      'spec.template.spec.volumes.name',
    ]);
  });

  test('surge: the strategy', () => {
    expect(leaving({ surge: false })).toEqual([
      'Deployment/web/spec/strategy/type: RollingUpdate',
      'Deployment/web/spec/strategy/rollingUpdate/maxSurge: 25%',
      'Deployment/web/spec/strategy/rollingUpdate/maxUnavailable: 0',
      'Deployment/pod/spec/strategy/type: RollingUpdate',
      'Deployment/pod/spec/strategy/rollingUpdate/maxSurge: 1',
      'Deployment/pod/spec/strategy/rollingUpdate/maxUnavailable: 0',
    ]);
  });

  test('disruptionBudgets: the budgets', () => {
    expect(objectsIn(leaving({ disruptionBudgets: false }))).toEqual(['PodDisruptionBudget/web', 'PodDisruptionBudget/db']);
  });

  test('replicas: one replica has no budget', () => {
    const gone = leaving({ replicas: 1 });
    expect(objectsIn(gone)).toEqual(['Deployment/web', 'PodDisruptionBudget/web']);
    expect(gone[0]).toBe('Deployment/web/spec/replicas: 2');
    expect(coming({ replicas: 1 })).toEqual(['Deployment/web/spec/replicas: 1']);
  });

  test('spread: how web apps are spread, and databases over zones', () => {
    expect(objectsIn(leaving({ spread: Spreading.NONE }))).toEqual(['Deployment/web', 'StatefulSet/db']);
    expect(coming({ spread: Spreading.NONE })).toEqual([]);
    expect(new Set(coming({ spread: Spreading.REQUIRED }).map((leaf) => leaf.split('/').pop())))
      .toEqual(new Set(['whenUnsatisfiable: DoNotSchedule']));
  });

  test('databaseSpread: the anti-affinity of databases', () => {
    expect(fieldsIn(leaving({ databaseSpread: Spreading.NONE }))).toEqual([
      'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.labelSelector.matchLabels.app.kubernetes.io.name',
      'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.labelSelector.matchLabels.app.kubernetes.io.instance',
      'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.topologyKey',
    ]);
    expect(coming({ databaseSpread: Spreading.NONE })).toEqual([]);
    expect(coming({ databaseSpread: Spreading.PREFERRED })[0]).toBe('StatefulSet/db/spec/template/spec/affinity/podAntiAffinity/'
      + 'preferredDuringSchedulingIgnoredDuringExecution/0/weight: 100');
  });

  test('stopPause: the pause before the end, and the time for it', () => {
    expect(fieldsIn(leaving({ stopPause: Duration.seconds(0) }))).toEqual([
      'spec.template.spec.terminationGracePeriodSeconds',
      'spec.template.spec.containers.lifecycle.preStop.exec.command',
    ]);
    expect(coming({ stopPause: Duration.seconds(5) })).toEqual(expect.arrayContaining([
      'Deployment/web/spec/template/spec/terminationGracePeriodSeconds: 35',
      'Deployment/web/spec/template/spec/containers/0/lifecycle/preStop/exec/command/1: 5',
    ]));
  });

  test('resources: requests and limits', () => {
    expect(fieldsIn(leaving({ resources: false }).filter((leaf) => leaf.startsWith('Deployment/web/')))).toEqual([
      'spec.template.spec.containers.resources.requests.cpu',
      'spec.template.spec.containers.resources.requests.memory',
      'spec.template.spec.containers.resources.requests.ephemeral-storage',
      'spec.template.spec.containers.resources.limits.memory',
      'spec.template.spec.containers.resources.limits.ephemeral-storage',
    ]);
    expect(objectsIn(leaving({ resources: false }))).toEqual(expect.arrayContaining(FIVE));
  });

  test('networkPolicies: the policies', () => {
    expect(objectsIn(leaving({ networkPolicies: false })))
      .toEqual(['web', 'db', 'migrate', 'backup', 'pod'].map((name) => `NetworkPolicy/${name}`));
  });

  test('egress: nothing; the rules for what is declared come', () => {
    expect(leaving({ egress: Egress.DECLARED })).toEqual([]);
    expect(objectsIn(coming({ egress: Egress.DECLARED })))
      .toEqual(['web', 'db', 'migrate', 'backup', 'pod'].map((name) => `NetworkPolicy/${name}`));
  });

  test('rolloutOnConfigChange: the hash of the configuration', () => {
    expect(fieldsIn(leaving({ rolloutOnConfigChange: false }))).toEqual(['spec.template.metadata.annotations.cdk8s-patterns.config-hash']);
  });

  test('pinnedImages: the pull policy', () => {
    expect(fieldsIn(leaving({ pinnedImages: false }).filter((leaf) => leaf.startsWith('Deployment/web/'))))
      .toEqual(['spec.template.spec.containers.imagePullPolicy']);
    const chart = chartOf();
    Profile.PRODUCTION.customize({ pinnedImages: false }).applyTo(chart);
    expect(() => webApp(chart, { image: 'nginx' })).not.toThrow();
  });

  test('jobBounds: deadlines, limits of history and tries, and the hash in the name', () => {
    const gone = leaving({ jobBounds: false });
    expect(fieldsIn(gone.filter((leaf) => leaf.startsWith('CronJob/backup/')))).toEqual([
      'spec.timeZone', 'spec.concurrencyPolicy', 'spec.startingDeadlineSeconds', 'spec.successfulJobsHistoryLimit',
      'spec.failedJobsHistoryLimit', 'spec.jobTemplate.spec.backoffLimit', 'spec.jobTemplate.spec.activeDeadlineSeconds',
    ]);
    expect(coming({ jobBounds: false })).toContain('Job/migrate/metadata/name: migrate');
  });

  test('engineKnowledge: how members start and are updated, what becomes of their claims, the time to stop, the name of the port', () => {
    expect(leaving({ engineKnowledge: false })).toEqual([
      'Service/db-nodes/spec/ports/0/name: db',
      'Service/db/spec/ports/0/name: db',
      'StatefulSet/db/spec/podManagementPolicy: OrderedReady',
      'StatefulSet/db/spec/updateStrategy/type: RollingUpdate',
      'StatefulSet/db/spec/persistentVolumeClaimRetentionPolicy/whenDeleted: Retain',
      'StatefulSet/db/spec/persistentVolumeClaimRetentionPolicy/whenScaled: Retain',
      'StatefulSet/db/spec/template/spec/terminationGracePeriodSeconds: 300',
      'StatefulSet/db/spec/template/spec/containers/0/ports/0/name: db',
    ]);
  });

  test('controllers: the Deployment of a Pod', () => {
    expect(objectsIn(leaving({ controllers: false }))).toEqual(['Deployment/pod']);
    expect(objectsIn(coming({ controllers: false }))).toEqual(['Pod/pod']);
  });

  test('services: the Services', () => {
    const chart = chartOf();
    Profile.PRODUCTION.customize({ services: false }).applyTo(chart);
    webApp(chart);
    expect(manifests(chart).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'NetworkPolicy', 'Deployment', 'PodDisruptionBudget']);
  });

  test('kubernetes: from 1.30 on the pause needs no sleep in the image', () => {
    expect(new Set(coming({ kubernetes: '1.30' }).map((leaf) => leaf.split('/containers/')[1])))
      .toEqual(new Set(['0/lifecycle/preStop/sleep/seconds: 10']));
    expect(coming({ kubernetes: '1.29' })).toEqual([]);
  });
});

describe('the profile BARE', () => {
  test('adds nothing to what the author wrote but what Kubernetes requires', () => {
    const chart = chartOf();
    Profile.BARE.applyTo(chart);
    webApp(chart);
    expect(manifests(chart)).toEqual([{
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
          spec: { containers: [{ name: 'web', image: 'nginx:1.29.1', ports: [{ containerPort: 8080 }] }] },
        },
      },
    }]);
  });

  test('can be given single switches', () => {
    const chart = chartOf();
    Profile.BARE.customize({ serviceAccounts: true, replicas: 3, stopPause: Duration.seconds(7) }).applyTo(chart);
    webApp(chart);
    expect(manifests(chart).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Deployment']);
    expect(manifests(chart)[1].spec).toMatchObject({
      replicas: 3,
      template: {
        spec: {
          terminationGracePeriodSeconds: 37,
          containers: [{ lifecycle: { preStop: { exec: { command: ['sleep', '7'] } } } }],
        },
      },
    });
  });
});

describe('customize', () => {
  test('makes another profile, and leaves the one that it begins with', () => {
    const other = Profile.PRODUCTION.customize({ replicas: 3 });
    expect(other._settings.replicas).toBe(3);
    expect(Profile.PRODUCTION._settings.replicas).toBe(2);
    expect(other.customize({ surge: false })._settings).toEqual({ ...Profile.PRODUCTION._settings, replicas: 3, surge: false });
  });

  test('leaves what is undefined as it was', () => {
    const same = Profile.PRODUCTION.customize({ replicas: undefined, surge: undefined });
    expect(same._settings).toEqual(Profile.PRODUCTION._settings);
  });

  test.each(['1.28', '1.30', '1.34', '1.100'])('takes Kubernetes %s', (kubernetes) => {
    expect(Profile.BARE.customize({ kubernetes })._settings.kubernetes).toBe(kubernetes);
  });

  test.each(['1.27', '1.3x', '2.0', '1', 'v1.30', '1.30.1', '', ' 1.30'])('refuses Kubernetes %p', (kubernetes) => {
    expect(() => Profile.BARE.customize({ kubernetes })).toThrow(new Error(
      `Profile.customize: kubernetes: got '${kubernetes}', expected a version such as '1.30', 1.28 or newer`,
    ));
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses %p replicas', (replicas) => {
    expect(() => Profile.PRODUCTION.customize({ replicas }))
      .toThrow(new Error(`Profile.customize: replicas: got ${replicas}, expected an integer of 1 or more`));
  });

  test('refuses a pause that is no whole number of seconds', () => {
    expect(() => Profile.PRODUCTION.customize({ stopPause: Duration.millis(1500) }))
      .toThrow(new Error('Profile.customize: stopPause: got 1.5 seconds, expected whole seconds, 0 or more'));
  });
});

describe('the profile of a scope', () => {
  test('is PRODUCTION where none was applied', () => {
    const chart = chartOf();
    expect(Profile.of(chart)).toBe(Profile.PRODUCTION);
    expect(Profile.of(new Construct(chart, 'scope'))).toBe(Profile.PRODUCTION);
  });

  test('is the nearest: of the construct, the scope, the chart, the app', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    const scope = new Construct(chart, 'scope');
    const inner = new Construct(scope, 'inner');
    const profiles = [1, 2, 3].map((replicas) => Profile.PRODUCTION.customize({ replicas }));
    profiles[0].applyTo(app);
    expect([app, chart, scope, inner].map((one) => Profile.of(one)._settings.replicas)).toEqual([1, 1, 1, 1]);
    profiles[1].applyTo(chart);
    expect([app, chart, scope, inner].map((one) => Profile.of(one)._settings.replicas)).toEqual([1, 2, 2, 2]);
    profiles[2].applyTo(scope);
    expect([app, chart, scope, inner].map((one) => Profile.of(one)._settings.replicas)).toEqual([1, 2, 3, 3]);
    expect(Profile.of(new Chart(app, 'other'))).toBe(profiles[0]);
  });

  test('holds for workloads in scopes of the chart', () => {
    const chart = chartOf();
    const scope = new Construct(chart, 'plain');
    Profile.BARE.applyTo(scope);
    new StatelessWebApp(scope, 'a', { image: 'nginx:1.29.1', port: 80 });
    webApp(chart, {}, 'b');
    expect(manifests(chart).map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'Deployment/plain-a', 'ServiceAccount/b', 'NetworkPolicy/b', 'Service/b', 'Deployment/b', 'PodDisruptionBudget/b',
    ]);
  });

  test('can be applied again, and the last one holds', () => {
    const chart = chartOf();
    Profile.BARE.applyTo(chart);
    Profile.PRODUCTION.applyTo(chart);
    expect(Profile.of(chart)).toBe(Profile.PRODUCTION);
  });

  test('can be applied once a construct that is no workload exists', () => {
    const chart = chartOf();
    new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
    new Construct(chart, 'scope');
    expect(() => Profile.BARE.applyTo(chart)).not.toThrow();
  });

  test.each<[string, (chart: Chart) => Construct]>([
    ['shop', (chart) => chart],
    ['shop/scope', (chart) => chart.node.findChild('scope') as Construct],
    ['the app', (chart) => chart.node.root as Cdk8sApp],
  ])('is settled for %s with the first workload below it, which the error names', (path, scopeOf) => {
    const chart = chartOf();
    const scope = new Construct(chart, 'scope');
    new StatelessWebApp(scope, 'a', { image: 'nginx:1.29.1', port: 80 });
    new StatelessWebApp(scope, 'b', { image: 'nginx:1.29.1', port: 80 });
    expect(() => Profile.BARE.applyTo(scopeOf(chart))).toThrow(new Error(
      `${path}: Profile.applyTo: 'shop/scope/a' was already made under the profile before; apply the profile before the first workload`,
    ));
  });

  test('is still open beside the first workload: for another scope, another chart', () => {
    const chart = chartOf();
    webApp(chart);
    expect(() => Profile.BARE.applyTo(new Construct(chart, 'scope'))).not.toThrow();
    expect(() => Profile.BARE.applyTo(new Chart(chart.node.root as Cdk8sApp, 'other'))).not.toThrow();
  });
});

test('no switch says anything on stderr', () => {
  expect(saidOnStderr(() => manifests(shop(Profile.PRODUCTION.customize({ egress: Egress.DECLARED }))))).toBe('');
});
