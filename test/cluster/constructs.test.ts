import { Cluster } from './cluster';
import { Namespace } from './namespace';
import { objectsOf, PROGRAMS } from './programs';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.connect();
});

describe.each(PROGRAMS)('$name', ({ level, make }) => {
  test('is applied without a word, is ready, and changes nothing when it is applied again', async () => {
    await Namespace.during(cluster, level, async (namespace) => {
      const objects = objectsOf(make, namespace.name);
      await namespace.apply(objects);
      await namespace.ready(objects);
      await namespace.applyAgain(objects);
    });
  });
});
