import { Chart } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Faults, Rule } from '../kube/faults';
import { ANNOTATION_KEY, currentAnnotation, currentNodeLabel, FINALIZER, LABEL_KEY, LABEL_VALUE } from '../kube/labels';
import { NAMESPACE } from '../kube/names';
import { objectName } from '../kube/object-name';
import type { ProfileSettings } from '../profile';

/** Labels or annotations. */
export type Labels = Readonly<Record<string, string>>;

/** Who a workload is: what its objects are called, and how its Pods are found. */
export interface Identity {
  readonly name: string;
  /** Undefined where neither the author nor the chart says one: `kubectl apply` then decides. */
  readonly namespace: string | undefined;
  /** Labels of all its objects. */
  readonly labels: Labels;
  /** The two labels that select its Pods under the profile; empty where the profile has none. */
  readonly commonSelector: Labels;
  /** All that its primary object's metadata holds. */
  readonly metadata: ApiObjectMetadata;
}

const NAME = 'app.kubernetes.io/name';
const INSTANCE = 'app.kubernetes.io/instance';
const COMPONENT = 'app.kubernetes.io/component';
const PART_OF = 'app.kubernetes.io/part-of';
const MANAGED_BY = 'app.kubernetes.io/managed-by';

export function resolveIdentity(
  scope: Construct,
  given: { readonly metadata?: ApiObjectMetadata; readonly component: string; readonly nameRule: Rule<string> },
  settings: ProfileSettings,
  faults: Faults,
): Identity {
  const { metadata = {}, component, nameRule } = given;
  const chart = Chart.of(scope);
  const name = metadata.name ?? objectName(scope);
  const namespace = metadata.namespace ?? chart.namespace;
  faults.expect(metadata.name === undefined ? 'id' : 'metadata.name', name, nameRule);
  faults.expect('namespace', namespace, NAMESPACE);
  expectLabels(faults.at('metadata'), 'labels', metadata.labels);
  expectAnnotations(faults.at('metadata'), 'annotations', metadata.annotations);
  for (const finalizer of metadata.finalizers ?? []) faults.expect('metadata.finalizers', finalizer, FINALIZER);
  // Name and instance are the same and nothing else selects, so that no other construct can change a selector.
  const commonSelector: Labels = settings.commonLabels ? { [NAME]: name, [INSTANCE]: name } : {};
  // What the author says of the whole chart wins over what the profile makes up.
  const { labels: ofChart } = chart;
  const common: Labels = settings.commonLabels
    ? {
      ...commonSelector,
      [COMPONENT]: ofChart[COMPONENT] ?? component,
      [PART_OF]: ofChart[PART_OF] ?? chart.node.id,
      [MANAGED_BY]: ofChart[MANAGED_BY] ?? 'cdk8s-patterns',
    }
    : {};
  const labels = { ...common, ...metadata.labels };
  return { name, namespace, labels, commonSelector, metadata: { ...metadata, name, namespace, labels } };
}

/** The metadata of another object of the same workload; its own where it has any. */
export function metadataOf(
  identity: Identity, own: { readonly name?: string; readonly labels?: Labels; readonly annotations?: Labels } = {},
): ApiObjectMetadata {
  const { name = identity.name, labels = identity.labels, annotations } = own;
  return { name, namespace: identity.namespace, labels, annotations };
}

export function expectLabels(faults: Faults, property: string, labels: Labels | undefined): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    faults.expect(property, key, LABEL_KEY);
    faults.expect(`${property}.${key}`, value, LABEL_VALUE);
  }
}

export function expectNodeLabels(faults: Faults, property: string, labels: Labels | undefined): void {
  expectLabels(faults, property, labels);
  for (const key of Object.keys(labels ?? {})) faults.expect(property, key, currentNodeLabel(key));
}

export function expectAnnotations(faults: Faults, property: string, annotations: Labels | undefined): void {
  for (const key of Object.keys(annotations ?? {})) {
    faults.expect(property, key, ANNOTATION_KEY);
    faults.expect(property, key, currentAnnotation(key));
  }
}
