import { portNumberOf, probedContainersOf } from '../probe';
import type { Probe } from '../probe';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container } from '../workload';

export const livenessAsReadiness: Rule = {
  id: 'liveness-as-readiness',
  level: Level.WARNING,
  title: 'A container is restarted as soon as it is busy',
  explanation: 'A failing readiness probe takes a Pod out of its Services until it answers again; a failing liveness probe restarts the '
    + 'container. Where both ask the same question with the same patience, the pause that readiness is for never comes: a replica that '
    + 'is slow under load is restarted, its share falls on the others, and they are next.',
  remedy: 'Give the liveness probe more patience than the readiness probe (a larger `failureThreshold`), or a question that doesn\'t depend on '
    + 'load, or leave it out: a process that ends is restarted without any probe.',
  see: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',

  check: (graph) => probedContainersOf(graph).flatMap(({ container, liveness, readiness }) => {
    if (!liveness || !readiness) return [];
    const [restart, pause] = [patience(liveness), patience(readiness)];
    if (restart > pause || question(liveness, container) !== question(readiness, container)) return [];
    return [{
      field: liveness.field,
      happens: `a container that is too busy to answer for ${restart} s is restarted, not just left without requests: `
        + `readiness asks the same and waits ${pause === restart ? 'as long' : `for ${pause} s`}`,
      fix: 'give liveness a larger `failureThreshold` than readiness, or ask it something that load doesn\'t slow down',
    }];
  }),
};

/** What is asked; headers don't make another question of it. */
function question(probe: Probe, container: Container): string {
  const { field, handler } = probe;
  const asked = field.at(handler);
  if (handler === 'exec') return JSON.stringify([handler, asked._items('command').map(({ text }) => text)]);
  return JSON.stringify([
    handler,
    portNumberOf(probe, container),
    asked._text('path') ?? '/',
    asked._text('scheme') ?? 'HTTP',
    asked._text('service') ?? '',
    asked._text('host') ?? '',
  ]);
}

/** The seconds that a container may fail to answer before something is done. */
function patience({ period, failureThreshold }: Probe): number {
  return period * failureThreshold;
}
