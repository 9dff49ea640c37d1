import { Chart, Size } from 'cdk8s';
import { App, DatabaseEngine, Health, NightlyBackup, OneShotMigration, ReplicatedDatabase, StatelessWebApp } from 'cdk8s-patterns';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const db = new ReplicatedDatabase(shop, 'orders-db', {
  engine: DatabaseEngine.cassandra({ version: '4.1.7' }),
  replicas: 3,
  storage: Size.gibibytes(10),
});
const web = new StatelessWebApp(shop, 'web', {
  image: 'ghcr.io/acme/shop-web:1.4.2',
  port: 8080,
  health: Health.http('/healthz'),
});
const migration = new OneShotMigration(shop, 'migrate', {
  image: 'ghcr.io/acme/shop-migrate:1.4.2',
  command: ['./migrate', 'up'],
});
web.uses(db);
migration.uses(db);
new NightlyBackup(shop, 'backup', { of: db, at: '02:30', timeZone: 'Europe/Paris' });

app.synth();
