import type { ContainerPort, ContainerResources } from 'cdk8s-plus-28';
import type { Places } from '../kube/faults';
import { mapped } from '../kube/lists';
import type { ContainerOptions, ContainerProps } from '../vocabulary/container';
import type { Health } from '../vocabulary/health';

/** What a construct's own props say of its container. */
export interface OwnContainer {
  readonly image: string;
  readonly command?: string[];
  readonly env?: Record<string, string>;
  readonly health?: Health;
  readonly resources?: ContainerResources;
  readonly container?: ContainerOptions;
}

/** A container, and where its author wrote what isn't in the construct's `container`. */
export interface DescribedContainer {
  readonly property: 'container';
  readonly props: ContainerProps;
  readonly writtenAt: Places;
}

/**
 * The container that a construct's flat props and its `container` options describe together; `ports` stand before
 * those of `container`, and `portAt` says where their author wrote them.
 */
export function ownContainer(
  props: OwnContainer, ports: readonly ContainerPort[] = [], portAt: (i: number) => string = (): string => 'port',
): DescribedContainer {
  const more = props.container?.ports ?? [];
  // A port that the author describes in `container.ports` has the name and protocol that stand there.
  const described = mapped(ports, (port) => more.find(({ number }) => number === port.number) ?? port);
  const all = [...described, ...more.filter((port) => !described.includes(port))];
  return {
    property: 'container',
    props: {
      ...props.container,
      image: props.image,
      command: props.command ?? props.container?.command,
      env: props.env,
      health: props.health,
      resources: props.resources,
      ports: all,
    },
    writtenAt: () => ({
      'container.image': 'image',
      'container.env': 'env',
      'container.health': 'health',
      'container.resources': 'resources',
      ...Object.assign({}, ...all.map((port, i) => {
        const described = more.indexOf(port);
        const here = `container.ports[${i}]`;
        return described < 0 ? { [here]: portAt(i), [`${here}.number`]: portAt(i) } : { [here]: `container.ports[${described}]` };
      })),
    }),
  };
}
