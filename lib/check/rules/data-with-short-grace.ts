import { dataImageOf } from '../data-images';
import { volumesOf } from '../pod-volumes';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

const DEFAULT_GRACE = 30;

export const dataWithShortGrace: Rule = {
  id: 'data-with-short-grace',
  level: Level.WARNING,
  title: 'A database has less time to stop than any other Pod',
  explanation: 'A database that is asked to stop ends its transactions, and writes what it holds in memory. Kubernetes waits 30 seconds for '
    + 'that, unless `terminationGracePeriodSeconds` is less; then it kills the database, whatever it was doing. What it had acknowledged is in '
    + 'its log, if it keeps one: the next start has to recover from it, which can take far longer than the stop would have, and nobody is '
    + 'served until then.',
  remedy: 'Leave `terminationGracePeriodSeconds` out, or raise it to what a stop takes at worst: minutes, with much memory. A database that '
    + 'stops in a second takes no longer for it.',
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',

  check: (graph) => graph._podsWith('terminationGracePeriodSeconds').flatMap((workload) => {
    const { pod, containers } = workload;
    const field = pod.at('terminationGracePeriodSeconds');
    const grace = field.number;
    if (grace === undefined || grace >= DEFAULT_GRACE || !keepsData(workload)) return [];
    const products = containers.flatMap(({ image, field: container }) => {
      const known = dataImageOf(image);
      // What has to be drained, and isn't, is a finding of its own.
      const undrained = known?.drain !== undefined && !container.at('lifecycle', 'preStop').given;
      return known && !known.mayForget && !undrained ? [known.product] : [];
    });
    return products.slice(0, 1).map((product) => ({
      field,
      happens: `${product} is killed ${grace} s after it is asked to stop, in the middle of writing what it holds: nobody is served until the next `
        + 'start has recovered',
      fix: `leave it out, or raise it to what a stop takes at worst: Kubernetes' own is ${DEFAULT_GRACE} s`,
    }));
  }),
};

/** A volume outlives the container. */
function keepsData(workload: Workload): boolean {
  return [...volumesOf(workload).values()].some(({ empty, files }) => !empty && !files);
}
