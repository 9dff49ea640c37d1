import type { ContainerPort, ContainerResources } from 'cdk8s-plus-28';
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

/** The container that a construct's flat props and its `container` options describe together. */
export function ownContainer(props: OwnContainer, ports: readonly ContainerPort[] = []): ContainerProps {
  const more = props.container?.ports ?? [];
  // A port that the author describes in `container.ports` has the name and protocol that stand there.
  const described = ports.map((port) => more.find(({ number }) => number === port.number) ?? port);
  return {
    ...props.container,
    image: props.image,
    command: props.command ?? props.container?.command,
    env: props.env,
    health: props.health,
    resources: props.resources,
    ports: [...described, ...more.filter((port) => !described.includes(port))],
  };
}
