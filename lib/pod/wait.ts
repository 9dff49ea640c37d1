import type { IConstruct } from 'constructs';
import type { PodTemplateSpec } from 'kubernetes-types/core/v1';
import type { ContainerProps } from '../vocabulary/container';
import type { WaitModel } from '../vocabulary/delivery';
import type { IEndpoint } from '../vocabulary/endpoint';
import { isEndpoint, usesOf } from './edges';

const NAME = 'wait';

/** Tries each HOST:PORT of its arguments until it takes a connection. */
const SCRIPT = (deadlineSeconds: number): string => [
  `end=$(($(date +%s) + ${deadlineSeconds}))`,
  'for target in "$@"; do',
  '  until nc -z -w 2 "${target%:*}" "${target##*:}"; do',
  `    [ "$(date +%s)" -lt "$end" ] || { echo "$target takes no connection after ${deadlineSeconds} s" >&2; exit 1; }`,
  '    sleep 2',
  '  done',
  'done',
].join('\n');

/** An init container that waits for what the workload uses; its image is the author's. */
export function waitContainer({ image, deadlineSeconds }: WaitModel): ContainerProps {
  return { name: NAME, image, command: ['sh', '-c', SCRIPT(deadlineSeconds), NAME] };
}

/** The Pod with all that it waits for; where it uses nothing that has a port, it doesn't wait. */
export function waitingFor(workload: IConstruct, template: PodTemplateSpec): PodTemplateSpec {
  const targets = new Set(usesOf(workload).map(({ target }) => target).filter(isEndpoint));
  const addresses = [...targets].map((target: IEndpoint) => `${target.hostFor(workload)}:${target.port}`);
  const initContainers = template.spec?.initContainers?.flatMap((container) => {
    if (container.name !== NAME) return [container];
    return addresses.length > 0 ? [{ ...container, args: addresses }] : [];
  });
  const spec = { ...template.spec, initContainers: initContainers?.length ? initContainers : undefined };
  return { ...template, spec: spec as PodTemplateSpec['spec'] };
}
