// This library: node patterns.js COUNT one|each [unchecked]
const { Chart, Size } = require('cdk8s');
const { App, Exposure, Health, StatelessWebApp } = require('../..');
const { IMAGE, NAMESPACE, PORT, hostOf, workloadsOf } = require('./workloads');

const [count, layout, unchecked] = process.argv.slice(2);
// What the rules cost is seen by leaving them out, which no author can.
if (unchecked) App.prototype.check = () => undefined;
const app = new App();
const charts = new Map();
const apps = new Map();
for (const { name, chart: id, uses } of workloadsOf(Number(count), layout)) {
  const chart = charts.get(id) ?? new Chart(app, id, { namespace: NAMESPACE });
  charts.set(id, chart);
  const web = new StatelessWebApp(chart, name, {
    image: IMAGE,
    port: PORT,
    resources: { ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) } },
    health: Health.http('/healthz'),
    exposures: [Exposure.ingress(hostOf(name))],
  });
  apps.set(name, web);
  if (uses) web.uses(apps.get(uses));
}
app.synth();
