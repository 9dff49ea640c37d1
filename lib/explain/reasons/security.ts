import type { Reasons } from '../reason';

/** What Pods and containers may do. */
export const SECURITY: Reasons = {
  'automountServiceAccountToken': 'no Pod gets a token of this account unless it asks: a process that is taken over has nothing to show to the API server',
  'pod.serviceAccountName': 'as whom the Pod speaks to the API server: an account of its own, and not the namespace\'s, which all others share',
  'pod.automountServiceAccountToken': ({ value }) => (value
    ? 'the Pod gets a token with which it speaks to the API server'
    : 'there is no token in the Pod: a process that is taken over has nothing to show to the API server'),
  'pod.enableServiceLinks': 'no variables for each Service of the namespace: they tell what else runs, and can stand where the program reads its own',
  'pod.imagePullSecrets': 'the Secrets with which images are pulled',
  'pod.imagePullSecrets[]*': 'a Secret with the login of a registry',
  'pod.hostNetwork': 'the Pod uses the node\'s own network: its ports are the node\'s',
  'pod.dnsPolicy': 'on the node\'s network a Pod would ask the node\'s DNS, which knows no Services; this lets it ask the cluster\'s first',
  'pod.shareProcessNamespace': ({ value }) => (value ? 'the containers see each other\'s processes, and can signal them' : 'each container sees its own processes alone'),
  '*.securityContext': ({ path }) => (path.includes('containers') || path.includes('initContainers')
    ? 'what this container may do; it takes precedence over what the Pod says'
    : 'as whom all containers of the Pod run, and what they may do'),
  '*.securityContext.runAsUser': ({ value }) => (value === 0
    ? 'the user that its processes run as: root, whom the image or the work needs'
    : 'the user that its processes run as, and not root: whoever breaks out of a container is nobody on the node'),
  '*.securityContext.runAsGroup': ({ value }) => (value === 0
    ? 'the group that its processes belong to'
    : 'the group that its processes belong to; without one it would be root\'s, which may read what root\'s group may'),
  '*.securityContext.runAsNonRoot': ({ value }) => (value
    ? 'the kubelet refuses to start a container as root, whatever its image says'
    : 'the kubelet starts it as root, too'),
  '*.securityContext.fsGroup': 'the group that owns the Pod\'s volumes: a user who isn\'t root could else not write to them',
  '*.securityContext.fsGroupChangePolicy':
    'the kubelet changes the owner of files only where the volume\'s root has another one: on a large volume, each start would else take minutes',
  '*.securityContext.supplementalGroups': 'more groups that its processes belong to',
  '*.securityContext.supplementalGroups[]': 'a group whose files the image\'s program has to reach',
  '*.securityContext.seccompProfile': 'which system calls its processes may make',
  '*.securityContext.seccompProfile.type': ({ value }) => (value === 'Unconfined'
    ? 'every system call is allowed'
    : 'the container runtime\'s own filter: some 40 system calls that no ordinary program needs are refused, among them the ways of known escapes'),
  'container.securityContext.privileged': ({ value }) => (value
    ? 'its root is root on the node, with all of its devices'
    : 'it has no more of the node than any other container'),
  'container.securityContext.allowPrivilegeEscalation': ({ value }) => (value
    ? 'a process may gain rights that its parent doesn\'t have, by sudo for example'
    : 'no process gains rights that its parent doesn\'t have: a setuid program in the image is of no use to anybody'),
  'container.securityContext.readOnlyRootFilesystem': ({ value }) => (value
    ? 'nothing can be written to the image\'s files: who breaks in can\'t leave a program there, and no data is lost with the container unseen'
    : 'the program writes to its image\'s files; what it writes goes with the container'),
  'container.securityContext.capabilities': 'the parts of root\'s power that its processes have',
  'container.securityContext.capabilities.drop': 'what is taken from it of root\'s power',
  'container.securityContext.capabilities.drop[]': ({ value }) => (value === 'ALL'
    ? 'none of root\'s powers are left: no raw packets, no change of a file\'s owner, no port below 1024 by right'
    : 'a part of root\'s power that it doesn\'t have'),
  'container.securityContext.capabilities.add': 'what it is given of root\'s power',
  'container.securityContext.capabilities.add[]': 'a part of root\'s power that its program needs',
};
