import { isMap } from './json';

/** By what an item of a list is the same one after a change: lists of containers are put together by name, not by place. */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  containers: [['name']],
  initContainers: [['name']],
  ephemeralContainers: [['name']],
  env: [['name']],
  volumes: [['name']],
  volumeMounts: [['mountPath']],
  volumeDevices: [['devicePath']],
  // Those of a container, and those of a Service.
  ports: [['containerPort', 'protocol'], ['port', 'protocol']],
  hostAliases: [['ip']],
  imagePullSecrets: [['name']],
  schedulingGates: [['name']],
  topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
  versions: [['name']],
};

/** Claim templates are replaced as a whole, but compared one by one. */
const COMPARED: typeof KEYS = { ...KEYS, volumeClaimTemplates: [['metadata']] };

/** The key of an item of a list of some name; undefined where its items have none. */
export function keyOf(list: string, item: unknown): string | undefined {
  return keyIn(KEYS, list, item);
}

/** The same, where only a reader wants to know which one it is. */
export function shownKeyOf(list: string, item: unknown): string | undefined {
  return keyIn(COMPARED, list, item);
}

function keyIn(keys: typeof KEYS, list: string, item: unknown): string | undefined {
  if (!isMap(item) || !Object.hasOwn(keys, list)) return undefined;
  const names = keys[list].find(([first]) => item[first] !== undefined);
  return names?.flatMap((name) => {
    const value = item[name];
    if (name === 'protocol') return value === undefined || value === 'TCP' ? [] : [String(value)];
    return [isMap(value) ? String(value.name) : String(value)];
  }).join('/');
}
