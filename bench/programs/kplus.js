// cdk8s-plus-28 under cdk8s's own App, with patches where it has no property: node kplus.js COUNT one|each
const { ApiObject, App, Chart, Duration, JsonPatch, Size } = require('cdk8s');
const kplus = require('cdk8s-plus-28');
const { IMAGE, NAMESPACE, PORT, hostOf, variablesOf, workloadsOf } = require('./workloads');

/** Defaults that it writes out, and its label on Pods. */
const WRITTEN_OUT = [
  '/spec/minReadySeconds', '/spec/progressDeadlineSeconds', '/spec/template/metadata/labels/cdk8s.io~1metadata.addr',
  ...['dnsPolicy', 'hostNetwork', 'restartPolicy', 'setHostnameAsFqdn'].map((field) => `/spec/template/spec/${field}`),
  ...['startup', 'readiness', 'liveness'].map((purpose) => `/spec/template/spec/containers/0/${purpose}Probe/httpGet/scheme`),
];

const [count, layout] = process.argv.slice(2);
const app = new App();
const charts = new Map();
for (const workload of workloadsOf(Number(count), layout)) {
  const chart = charts.get(workload.chart) ?? new Chart(app, workload.chart, { namespace: NAMESPACE });
  charts.set(workload.chart, chart);
  webApp(chart, workload);
}
app.synth();

function selectorOf(name) {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
}

function webApp(chart, { name, chart: partOf, uses, usedBy }) {
  const own = selectorOf(name);
  const labels = {
    ...own,
    'app.kubernetes.io/component': 'web',
    'app.kubernetes.io/part-of': partOf,
    'app.kubernetes.io/managed-by': 'cdk8s-patterns',
  };
  const metadata = { name, labels };
  const object = (kind, props) => new ApiObject(chart, `${name}-${kind}`, { metadata, kind, ...props });

  const account = new kplus.ServiceAccount(chart, `${name}-account`, { metadata, automountToken: false });
  object('NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    spec: {
      podSelector: { matchLabels: own },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ podSelector: usedBy ? { matchLabels: selectorOf(usedBy) } : {} }], ports: [{ port: PORT }] },
        { ports: [{ port: PORT }] },
      ],
    },
  });
  const variables = Object.entries(uses ? variablesOf(uses) : {});
  const envVariables = Object.fromEntries(variables.map(([key, value]) => [key, kplus.EnvValue.fromValue(value)]));
  const probe = (options) => kplus.Probe.fromHttpGet('/healthz', { port: PORT, ...options });
  const deployment = new kplus.Deployment(chart, name, {
    metadata,
    podMetadata: { labels },
    select: false,
    replicas: 2,
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxSurge: kplus.PercentOrAbsolute.percent(25), maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
    }),
    serviceAccount: account,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriod: Duration.seconds(40),
    securityContext: {
      user: 10001,
      group: 10001,
      fsGroup: 10001,
      fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH,
      ensureNonRoot: true,
    },
    containers: [{
      name,
      image: IMAGE,
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      ports: [{ name: 'http', number: PORT }],
      envVariables,
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
        ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
      },
      volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, `${name}-tmp`, 'tmp') }],
      startup: probe({ periodSeconds: Duration.seconds(2), timeoutSeconds: Duration.seconds(2), failureThreshold: 150 }),
      readiness: probe({ periodSeconds: Duration.seconds(10), timeoutSeconds: Duration.seconds(2), failureThreshold: 3 }),
      liveness: probe({ periodSeconds: Duration.seconds(10), timeoutSeconds: Duration.seconds(5), failureThreshold: 6 }),
      lifecycle: { preStop: kplus.Handler.fromCommand(['sleep', '10']) },
      securityContext: { ensureNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
    }],
  });
  const spread = (topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: own },
    matchLabelKeys: ['pod-template-hash'],
  });
  const pod = '/spec/template/spec';
  ApiObject.of(deployment).addJsonPatch(
    JsonPatch.replace('/spec/selector', { matchLabels: own }),
    JsonPatch.add(`${pod}/securityContext/seccompProfile`, { type: 'RuntimeDefault' }),
    JsonPatch.add(`${pod}/topologySpreadConstraints`, ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map(spread)),
    JsonPatch.replace(`${pod}/containers/0/securityContext`, {
      allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] },
    }),
    JsonPatch.add(`${pod}/enableServiceLinks`, false),
    ...WRITTEN_OUT.map((field) => JsonPatch.remove(field)),
  );
  object('Service', { apiVersion: 'v1', spec: { selector: own, ports: [{ name: 'http', port: PORT, targetPort: PORT }] } });
  object('PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: own } },
  });
  object('Ingress', {
    apiVersion: 'networking.k8s.io/v1',
    spec: {
      tls: [{ hosts: [hostOf(name)], secretName: `${name}-tls` }],
      rules: [{ host: hostOf(name), http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: PORT } } } }] } }],
    },
  });
}
