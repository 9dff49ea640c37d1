import { Duration, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { DatabaseEngine, Delivery, Endpoint, OneShotMigration, ReplicatedDatabase } from 'cdk8s-patterns';
import type { JobSpec } from 'kubernetes-types/batch/v1';
import { chart, faults, find } from '../synth';

function migration(shop: Chart, delivery: Delivery): OneShotMigration {
  return new OneShotMigration(shop, 'migrate', { image: 'ghcr.io/acme/migrate:1.4.2', delivery });
}

function database(shop: Chart, id = 'orders-db'): ReplicatedDatabase {
  return new ReplicatedDatabase(shop, id, {
    engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(10),
  });
}

describe('a migration that waits for what it uses', () => {
  const waiting = (shop: Chart): OneShotMigration => (
    migration(shop, Delivery.job({ waitImage: 'busybox:1.36.1', waitDeadline: Duration.minutes(5) }))
  );
  const init = (shop: Chart) => (find(shop, 'Job').spec as JobSpec).template.spec?.initContainers ?? [];

  test('tries each port in an image of the author\'s, until a deadline, as securely as everything else', () => {
    const shop = chart();
    const job = waiting(shop);
    job.uses(database(shop));
    job.uses(Endpoint.external('mail.example.com', 587));
    const [wait] = init(shop);
    expect(wait).toMatchObject({
      name: 'wait', image: 'busybox:1.36.1', args: ['orders-db:9042', 'mail.example.com:587'],
      securityContext: { readOnlyRootFilesystem: true }, resources: { limits: { memory: expect.any(String) } },
    });
    expect(wait.command?.[2]).toContain('$(($(date +%s) + 300))');
  });

  test('doesn\'t where it uses nothing', () => {
    const shop = chart();
    waiting(shop);
    expect(init(shop)).toEqual([]);
  });

  test('is another Job when it waits for something else', () => {
    const [one, other] = [chart(), chart()];
    waiting(one).uses(database(one));
    waiting(other).uses(database(other, 'other-db'));
    expect(find(one, 'Job').metadata.name).not.toBe(find(other, 'Job').metadata.name);
  });

  test('has an image with a tag, and a deadline only beside an image', () => {
    const shop = chart();
    expect(faults(() => migration(shop, Delivery.job({ waitImage: 'busybox' })))).toEqual([
      "shop/migrate: delivery.waitImage: got 'busybox', expected a tag or digest, such as 'busybox:1.0.0': without one, every start "
        + 'may run another version',
    ]);
    expect(faults(() => migration(chart(), Delivery.job({ waitDeadline: Duration.minutes(1) })))).toEqual([
      'shop/migrate: delivery.waitDeadline: stands without `waitImage`; give that too',
    ]);
  });
});
