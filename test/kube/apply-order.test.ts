import { readdirSync } from 'node:fs';
import { Chart, Size } from 'cdk8s';
import { App, DatabaseEngine, OneShotMigration, ReplicatedDatabase, StatelessWebApp } from 'cdk8s-patterns';
import { chart, manifests } from '../synth';
import { temporaryFolder } from '../temporary-folder';

function migration(shop: Chart): OneShotMigration {
  return new OneShotMigration(shop, 'migrate', { image: 'ghcr.io/acme/migrate:1.4.2' });
}

function database(shop: Chart): ReplicatedDatabase {
  return new ReplicatedDatabase(shop, 'orders-db', {
    engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(10),
  });
}

function webApp(shop: Chart, id = 'web'): StatelessWebApp {
  return new StatelessWebApp(shop, id, { image: 'ghcr.io/acme/web:1.4.2', port: 8080 });
}

describe('the order of what is applied', () => {
  test('is that of the uses: the database, the migration, then the app that uses it, whatever the program makes first', () => {
    const shop = chart();
    const web = webApp(shop);
    const job = migration(shop);
    const db = database(shop);
    job.uses(db);
    web.uses(job);
    const primary = manifests(shop).filter(({ kind }) => ['Deployment', 'Job', 'StatefulSet'].includes(kind)).map(({ kind }) => kind);
    expect(primary).toEqual(['StatefulSet', 'Job', 'Deployment']);
  });

  test('asks nothing of two apps that use each other', () => {
    const shop = chart();
    const [one, other] = [webApp(shop, 'one'), webApp(shop, 'other')];
    one.uses(other);
    other.uses(one);
    expect(manifests(shop).filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual(['one', 'other']);
  });

  test('can be none: a migration that would come after itself is a fault that names the way', () => {
    const shop = chart();
    const web = webApp(shop);
    const job = migration(shop);
    web.uses(job);
    expect(() => job.uses(web)).toThrow(
      'shop/migrate: uses: it would come after itself: shop/migrate after shop/web after shop/migrate; leave out one of these uses',
    );
  });

  test('holds across charts in one text, and renames no file', () => {
    const app = new App({ outdir: temporaryFolder() });
    const front = new Chart(app, 'front', { namespace: 'front' });
    const back = new Chart(app, 'back', { namespace: 'back' });
    const web = webApp(front);
    web.uses(migration(back));
    expect(app.charts.map(({ node }) => node.id)).toEqual(['back', 'front']);
    app.synth();
    expect(readdirSync(app.outdir).filter((file) => file.endsWith('.yaml'))).toEqual(['back.k8s.yaml', 'front.k8s.yaml']);
  });

  test('is left as it is among charts that wait for each other', () => {
    const app = new App();
    const front = new Chart(app, 'front', { namespace: 'front' });
    const back = new Chart(app, 'back', { namespace: 'back' });
    webApp(front).uses(migration(back));
    webApp(back).uses(migration(front));
    expect(app.charts.map(({ node }) => node.id)).toEqual(['back', 'front']);
  });
});
