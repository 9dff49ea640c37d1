import type { Duration } from 'cdk8s';
import type { Faults } from '../kube/faults';
import { NON_EMPTY } from '../kube/lists';
import { integerFrom } from '../kube/numbers';
import { ABSOLUTE_PATH } from '../kube/paths';
import { PORT_NUMBER } from '../kube/ports';
import { seconds } from '../kube/seconds';
import { CASSANDRA_AMOUNTS, CASSANDRA_CQL_PORT, cassandraConnection, resolveCassandra } from './cassandra';
import type { CassandraOptions } from './cassandra';
import type { EngineAmounts, EngineConnection, EngineModel, EnginePlace } from './engine-model';
import type { Health } from './health';
import { LifecycleHook } from './lifecycle';

/** A database that this library knows nothing of. */
export interface CustomEngineOptions {
  /** The image, with a tag or digest. */
  readonly image: string;
  /** The port that clients connect to, 1 to 65535. */
  readonly port: number;
  /**
   * The port's name: up to 15 lower-case letters, digits and '-'.
   * @default - `db` under `Profile.PRODUCTION`
   */
  readonly portName?: string;
  /** Where it keeps its data: an absolute path. The whole of it, or what isn't on the volume goes with the Pod. */
  readonly dataPath: string;
  /**
   * How Kubernetes sees whether it works.
   * @default - no probes
   */
  readonly health?: Health;
  /**
   * Ports on which its Pods talk to each other, 1 to 65535 each.
   * @default - none but `port`
   */
  readonly memberPorts?: number[];
  /**
   * The user and group that own its data, 0 or more.
   * @default - 10001 under `Profile.PRODUCTION`
   */
  readonly user?: number;
  /**
   * Paths that it writes to beside its data and /tmp.
   * @default - none
   */
  readonly writablePaths?: string[];
  /**
   * A command that lets it finish before it is stopped, without a shell.
   * @default - none
   */
  readonly drain?: string[];
  /**
   * The time from the drain to SIGKILL; whole seconds.
   * @default - 5 minutes under `Profile.PRODUCTION`
   */
  readonly gracePeriod?: Duration;
  /**
   * What the clients' variables begin with, such as `REDIS_`.
   * @default - the database's name
   */
  readonly prefix?: string;
}

/**
 * What an engine was made of, and how one of its kind is made of something else.
 *
 * @internal
 */
export interface EngineOrigin {
  readonly name: string;
  readonly options: object;
  readonly make: (options: object) => DatabaseEngine;
}

/** A database needs time to write what it holds in memory. */
const GRACE_SECONDS = 300;

/** Which database runs, and all that is particular to it. */
export class DatabaseEngine {
  /**
   * Apache Cassandra: a ring of equal nodes.
   *
   * @see https://cassandra.apache.org/doc/stable/
   */
  public static cassandra(options: CassandraOptions): DatabaseEngine {
    return new DatabaseEngine(
      CASSANDRA_CQL_PORT, cassandraConnection(options), CASSANDRA_AMOUNTS,
      (faults, place) => resolveCassandra(faults, options, place),
      { name: 'Cassandra', options, make: (others) => DatabaseEngine.cassandra(others as CassandraOptions) },
    );
  }

  /** Any other database. */
  public static custom(options: CustomEngineOptions): DatabaseEngine {
    const connection = { prefix: options.prefix, hostVariable: 'HOST', more: [] };
    return new DatabaseEngine(
      options.port, connection, undefined,
      (faults, place) => resolveCustom(faults, options, place),
      { name: 'the engine', options, make: (others) => DatabaseEngine.custom(others as CustomEngineOptions) },
    );
  }

  private constructor(
    /** @internal */ public readonly _port: number,
    /** @internal */ public readonly _connection: EngineConnection,
    /** @internal */ public readonly _amounts: EngineAmounts | undefined,
    /** @internal */ public readonly _resolve: (faults: Faults, place: EnginePlace) => EngineModel,
    /** @internal */ public readonly _origin: EngineOrigin,
  ) {}
}

function resolveCustom(faults: Faults, options: CustomEngineOptions, place: EnginePlace): EngineModel {
  faults.expect('dataPath', options.dataPath, ABSOLUTE_PATH);
  faults.expect('user', options.user, integerFrom(0));
  faults.expect('drain', options.drain, NON_EMPTY);
  const grace = seconds(faults, 'gracePeriod', options.gracePeriod, 0);
  return {
    image: options.image,
    ports: [
      { number: options.port, name: options.portName ?? (place.knowledge ? 'db' : undefined) },
      ...(options.memberPorts ?? []).map((number) => ({ number, name: PORT_NUMBER.accepts(number) ? `member-${number}` : undefined })),
    ],
    dataPath: options.dataPath,
    env: [],
    health: options.health,
    lifecycle: options.drain ? { preStop: LifecycleHook.exec(options.drain) } : undefined,
    initContainers: [],
    mounts: [],
    writablePaths: options.writablePaths ?? [],
    user: options.user,
    gracePeriodSeconds: grace ?? (place.knowledge ? GRACE_SECONDS : undefined),
    annotations: {},
  };
}
