import { Profile } from 'cdk8s-patterns';
import type { Autoscaling } from 'cdk8s-patterns';
import { chartOf, faultsOf, manifest, manifests, webApp } from '../manifests';

function scaler(autoscaling: Autoscaling, profile = Profile.PRODUCTION): unknown {
  const chart = chartOf();
  profile.applyTo(chart);
  webApp(chart, { autoscaling });
  expect(manifest(chart, 'Deployment').spec).not.toHaveProperty('replicas');
  return manifest(chart, 'HorizontalPodAutoscaler').spec;
}

function metric(name: string, averageUtilization: number): object {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

describe('an autoscaler', () => {
  test.each<[Autoscaling, Profile, object]>([
    [{ maxReplicas: 5 }, Profile.PRODUCTION, { minReplicas: 2, maxReplicas: 5, metrics: [metric('cpu', 80)] }],
    [{ maxReplicas: 5 }, Profile.BARE, { maxReplicas: 5, metrics: [metric('cpu', 80)] }],
    [{ minReplicas: 3, maxReplicas: 3, cpuUtilization: 50 }, Profile.PRODUCTION,
      { minReplicas: 3, maxReplicas: 3, metrics: [metric('cpu', 50)] }],
    [{ maxReplicas: 5, memoryUtilization: 70 }, Profile.PRODUCTION, { minReplicas: 2, maxReplicas: 5, metrics: [metric('memory', 70)] }],
    [{ maxReplicas: 5, cpuUtilization: 150, memoryUtilization: 70 }, Profile.PRODUCTION,
      { minReplicas: 2, maxReplicas: 5, metrics: [metric('cpu', 150), metric('memory', 70)] }],
  ])('%j', (autoscaling, profile, spec) => {
    expect(scaler(autoscaling, profile)).toEqual({ scaleTargetRef, ...spec });
  });

  test('names its faults', () => {
    expect(faultsOf(() => scaler({ minReplicas: 0, maxReplicas: 1.5, cpuUtilization: 0, memoryUtilization: -1 }))).toEqual([
      'shop/web: autoscaling.minReplicas: got 0, expected an integer of 1 or more',
      'shop/web: autoscaling.maxReplicas: got 1.5, expected an integer of 1 or more',
      'shop/web: autoscaling.cpuUtilization: got 0, expected an integer of 1 or more',
      'shop/web: autoscaling.memoryUtilization: got -1, expected an integer of 1 or more',
    ]);
    expect(faultsOf(() => scaler({ maxReplicas: 1 })))
      .toEqual(['shop/web: autoscaling.maxReplicas: got 1, expected minReplicas (2) or more']);
  });

  test.each([[1, false], [2, true]])('that goes down to %p has a budget: %p', (minReplicas, budget) => {
    const chart = chartOf();
    webApp(chart, { autoscaling: { minReplicas, maxReplicas: 5 } });
    expect(manifests(chart).some(({ kind }) => kind === 'PodDisruptionBudget')).toBe(budget);
  });
});
