import { variableOf } from '../command-line';
import { dataImageOf } from '../data-images';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container } from '../workload';

export const snitchIgnored: Rule = {
  id: 'snitch-ignored',
  level: Level.WARNING,
  title: 'Cassandra ignores its datacenter and rack',
  explanation: 'The image of Cassandra writes `CASSANDRA_DC` and `CASSANDRA_RACK` into a file that only '
    + '`GossipingPropertyFileSnitch` reads. With the default, `SimpleSnitch`, every node is in `datacenter1` and `rack1`: a '
    + 'keyspace that names another datacenter gets no replicas, and copies aren\'t kept in different racks. The snitch can\'t '
    + 'be changed easily once there is data.',
  remedy: 'Set `CASSANDRA_ENDPOINT_SNITCH` to `GossipingPropertyFileSnitch` before the first start.',
  see: 'https://hub.docker.com/_/cassandra',

  check: (graph) => graph._containersSaying(/^CASSANDRA_(DC|RACK)=/m).filter(isCassandra).flatMap((container) => {
    const ignored = container._variables.filter(({ name }) => /^CASSANDRA_(DC|RACK)$/.test(name));
    const snitch = snitchOf(container);
    return ignored.length === 0 || snitch === undefined ? [] : [{
      field: ignored[0].field,
      happens: `${ignored.map(({ name }) => name).join(' and ')} ${ignored.length === 1 ? 'does' : 'do'} nothing with ${snitch}: `
        + 'every node is in the datacenter and rack of that snitch',
      fix: 'set CASSANDRA_ENDPOINT_SNITCH to GossipingPropertyFileSnitch',
    }];
  }),
};

/** The official image and its mirrors, with a configuration that the image itself writes. */
function isCassandra({ image, init, field, mounts }: Container): boolean {
  return !init && dataImageOf(image)?.product === 'Cassandra' && !image.includes('bitnami')
    && !field._has('envFrom') && !mounts.some((mount) => /^\/etc\/cassandra\b/.test(mount._text('mountPath') ?? ''));
}

/** The snitch that ignores them; undefined where it may be one that doesn't. */
function snitchOf(container: Container): string | undefined {
  const variable = variableOf(container, 'CASSANDRA_ENDPOINT_SNITCH');
  if (!variable) return 'the default SimpleSnitch';
  const snitch = variable._text('value')?.replace(/^.*\./, '');
  return snitch === 'SimpleSnitch' || snitch === 'RackInferringSnitch' || snitch === 'PropertyFileSnitch' ? snitch : undefined;
}
