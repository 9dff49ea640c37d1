import { Chart, Duration } from 'cdk8s';
import { App, Exposure, Health, Profile, StatelessWebApp } from 'cdk8s-patterns';
import { Cluster } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { record } from './record';
import { requestsTo } from './requests';
import type { Outcome } from './requests';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.connect();
});

function web(namespace: string, profile: Profile, tag: string, health?: Health): Manifest[] {
  const chart = new Chart(new App(), 'rollout', { namespace });
  profile.applyTo(chart);
  new StatelessWebApp(chart, 'web', {
    image: `nginxinc/nginx-unprivileged:${tag}`, port: 8080, health, exposures: [Exposure.nodePort()], pod: { security: { runAsUser: 101, runAsGroup: 101 } },
  });
  return chart.toJson() as Manifest[];
}

/** Rolls a new image out while requests are sent without pause. */
async function rollOut(what: string, profile: Profile, health?: Health): Promise<Outcome> {
  let outcome: Outcome | undefined;
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    await namespace.apply(web(namespace.name, profile, '1.27.3', health));
    await namespace.ready(web(namespace.name, profile, '1.27.3', health));
    const requests = await requestsTo(namespace, 'web-node-port');
    await namespace.apply(web(namespace.name, profile, '1.27', health));
    await namespace.ready(web(namespace.name, profile, '1.27', health), 180);
    outcome = await requests.stop();
  });
  record('rollout of a new image', what, outcome as Outcome);
  return outcome as Outcome;
}

test('no request fails while a new image rolls out', async () => {
  const outcome = await rollOut('web app of two replicas, default profile', Profile.PRODUCTION, Health.http('/'));
  expect(outcome.reasons).toEqual({});
  expect(outcome.perSecond).toBeGreaterThan(50);
});

test('requests fail without the pause and without readiness: that is what the two are for', async () => {
  const without = Profile.PRODUCTION.customize({ stopPause: Duration.seconds(0) });
  const outcome = await rollOut('the same without pause and readiness', without);
  expect(outcome.failed).toBeGreaterThan(0);
});
