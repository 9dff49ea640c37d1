import { autoscalersOf } from '../autoscaler';
import type { Field, Manifest } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { listed, named } from '../words';
import type { Container, Workload } from '../workload';

export const hpaWithoutRequests: Rule = {
  id: 'hpa-without-requests',
  level: Level.WARNING,
  title: 'An autoscaler measures a share of a request that is not there',
  explanation: 'A utilization is the share of what the containers request. Where one container of the Pod, a sidecar too, has no request '
    + 'for that resource, there is nothing to divide by: `kubectl get hpa` shows `<unknown>`, and the app is not scaled. A limit '
    + 'counts as a request where there is no other.',
  remedy: 'Set `resources.requests` in every container of the Pod, or measure an `AverageValue`, or one container with a `ContainerResource` '
    + 'metric. Where a LimitRange sets the requests, waive it.',
  see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',

  check: (graph) => autoscalersOf(graph).flatMap(({ manifest, workload }) => {
    if (!workload) return [];
    return utilizationsOf(manifest).flatMap(({ field, resource, container }) => {
      const lacking = workload.runningContainers
        .filter(({ name }) => container === undefined || name === container)
        .filter((one) => !requests(workload, one, resource));
      if (lacking.length === 0) return [];
      return [{
        field,
        happens: `the utilization of ${resource} stays <unknown>, and ${named(workload)} isn't scaled by it: `
          + `there is no request for it in container ${listed(lacking.map(({ name }) => name))}`,
        fix: `set \`resources.requests.${resource}\` there`,
      }];
    });
  }),
};

interface Utilization {
  readonly field: Field;
  readonly resource: string;
  /** The only container that is measured. */
  readonly container: string | undefined;
}

function utilizationsOf(manifest: Manifest): Utilization[] {
  if (manifest.kind === 'ScaledObject') return manifest.at('spec', 'triggers').items.flatMap(utilizationOfTrigger);
  const metrics = manifest.at('spec', 'metrics');
  // What autoscaling/v1 has no field for, among it metrics, is kept in annotations.
  if (manifest.at('metadata', 'annotations', 'autoscaling.alpha.kubernetes.io/metrics').given) return [];
  // Without any metric the API server sets a target of 80% CPU.
  if (metrics.items.length === 0) {
    const target = manifest.at('spec', 'targetCPUUtilizationPercentage');
    return [{ field: target.given ? target : manifest.at('spec'), resource: 'cpu', container: undefined }];
  }
  return metrics.items.flatMap((metric) => ['resource', 'containerResource'].flatMap((key) => {
    const source = metric.at(key);
    // The last is that of autoscaling/v2beta1.
    const shared = source.at('target', 'type').text === 'Utilization' || source._has('targetAverageUtilization');
    const resource = source._text('name');
    return shared && resource !== undefined ? [{ field: metric, resource, container: source._text('container') }] : [];
  }));
}

function utilizationOfTrigger(trigger: Field): Utilization[] {
  const resource = trigger._text('type');
  if (resource !== 'cpu' && resource !== 'memory') return [];
  // Before KEDA 2.6 the type of the metric stood in the metadata.
  const type = trigger._text('metricType') ?? trigger.at('metadata', 'type').text;
  return type === 'Utilization' ? [{ field: trigger, resource, container: trigger.at('metadata', 'containerName').text }] : [];
}

function requests({ pod }: Workload, container: Container, resource: string): boolean {
  return [container.field, pod].some((place) => ['requests', 'limits'].some((key) => place.at('resources', key, resource).given));
}
