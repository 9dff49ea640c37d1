import type { Field } from '../manifest';
import { staysOnChange } from '../rollout-on-change';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const subPathNeverRefreshed: Rule = {
  id: 'sub-path-never-refreshed',
  level: Level.WARNING,
  title: 'A file by subPath stays as it was',
  explanation: 'Files of a ConfigMap or Secret follow its changes in the running container, but not those that are mounted by `subPath`: these '
    + 'stay as they were when the container started, until somebody deletes the Pod. Programs that watch their file wait in vain.',
  remedy: 'Mount the whole volume in a directory of its own, or let a change replace the Pods: by a hash of the content in an annotation of '
    + 'the Pod template, or in the ConfigMap\'s name.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',

  check: (graph) => graph._podsWith('volumes').flatMap((workload) => {
    if (!workload.runningContainers.some(({ mounts }) => mounts.some(isPart))) return [];
    const sources = new Map(workload.volumes.flatMap((volume) => ([['ConfigMap', 'configMap', 'name'], ['Secret', 'secret', 'secretName']])
      .flatMap(([kind, key, nameKey]): [string, { kind: string; name: string }][] => {
        const name = volume.at(key, nameKey).text;
        return name === undefined ? [] : [[volume._text('name') ?? '', { kind, name }]];
      })));
    return workload.runningContainers.flatMap(({ mounts }) => mounts.flatMap((mount) => {
      const field = mount.at(mount._has('subPath') ? 'subPath' : 'subPathExpr');
      const source = sources.get(mount._text('name') ?? '');
      const found = source && graph.find(workload.manifest, source.kind, source.name);
      if (!field.text || !source || !staysOnChange(workload, source.name, found)) return [];
      return [{
        field,
        happens: `a change of ${source.kind} ${source.name} never reaches ${mount._text('mountPath') ?? 'the file'} in Pods that run`,
        fix: 'mount the directory without subPath, or put a hash of the content into an annotation of the Pod template',
      }];
    }));
  }),
};

function isPart(mount: Field): boolean {
  return mount._has('subPath') || mount._has('subPathExpr');
}
