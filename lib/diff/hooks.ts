import type { Manifest } from '../check/manifest';

const REPLACED_FIRST = /before-?hook-?creation/i;

/**
 * Whether Helm or Argo CD makes an object anew at each upgrade or sync, and deletes the one of before: nothing of it is ever
 * changed. Both do so where nothing else is said.
 *
 * @see https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/#hook-deletion-policies
 */
export function isHook(manifest: Manifest): boolean {
  return ['helm.sh/hook', 'argocd.argoproj.io/hook'].some((annotation) => {
    const [hook, policy] = [annotation, `${annotation}-delete-policy`].map((key) => manifest.at('metadata', 'annotations', key).text);
    return hook !== undefined && hook !== 'Skip' && (policy === undefined || REPLACED_FIRST.test(policy));
  });
}
