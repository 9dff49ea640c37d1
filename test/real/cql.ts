import { Client, policies, types } from 'cassandra-driver';

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Any operation may be tried again: all of them are idempotent. Three times at most, each time on another node. */
class AnotherNode extends policies.retry.RetryPolicy {
  public retries = 0;

  public override onReadTimeout(info: Info, consistency: types.consistencies): policies.retry.DecisionInfo {
    return this.again(info, consistency);
  }

  public override onWriteTimeout(info: Info, consistency: types.consistencies): policies.retry.DecisionInfo {
    return this.again(info, consistency);
  }

  public override onUnavailable(info: Info, consistency: types.consistencies): policies.retry.DecisionInfo {
    return this.again(info, consistency);
  }

  public override onRequestError(info: Info, consistency: types.consistencies): policies.retry.DecisionInfo {
    return this.again(info, consistency);
  }

  private again({ nbRetry }: Info, consistency: types.consistencies): policies.retry.DecisionInfo {
    if (nbRetry >= 3) return this.rethrowResult();
    this.retries += 1;
    return this.retryResult(consistency, false);
  }
}

type Info = policies.retry.OperationInfo & { readonly nbRetry: number };

/** A driver with the settings of a careful client: QUORUM, idempotent operations, another node where one fails. */
export async function connect(addresses: string[], login?: Login, retry = new AnotherNode()): Promise<Client> {
  const client = new Client({
    contactPoints: addresses,
    localDataCenter: 'dc1',
    credentials: login && { ...login },
    policies: { retry },
    queryOptions: { consistency: types.consistencies.quorum, isIdempotent: true },
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.shutdown();
    throw error;
  }
}

/** Why a login is refused, in the server's words; undefined where it is let in. */
export async function refusal(address: string, login?: Login): Promise<string | undefined> {
  try {
    const client = await connect([address], login);
    await client.shutdown();
    return undefined;
  } catch (error) {
    const { innerErrors = {}, message } = error as Error & { innerErrors?: Record<string, Error> };
    return [message, ...Object.values(innerErrors).map((inner) => inner.message)].join(' ');
  }
}

export async function countRows(client: Client, table: string): Promise<number> {
  const { rows: [row] } = await client.execute(`SELECT count(*) FROM ${table}`, [], { readTimeout: 60000 });
  return Number(row.count);
}

/** What became of writes and reads that were sent without pause. */
export interface Outcome {
  readonly written: number;
  readonly read: number;
  readonly failed: number;
  /** What went wrong, and how often. */
  readonly reasons: Readonly<Record<string, number>>;
  /** How often the driver asked another node. */
  readonly retries: number;
  /** Rows that were acknowledged and are not there. */
  readonly lost: number;
  readonly longestMs: number;
  readonly perSecond: number;
}

const TABLE = 'shop.orders';

/** Writes rows at QUORUM and reads each back, from four places at once, until it is stopped. */
export class Traffic {
  public static async start(addresses: string[], login?: Login): Promise<Traffic> {
    const retry = new AnotherNode();
    return new Traffic(await connect(addresses, login, retry), retry);
  }

  private readonly acknowledged: types.Uuid[] = [];
  private readonly reasons: Record<string, number> = {};
  private readonly begin = Date.now();
  private readonly places: Promise<void>[];
  private read = 0;
  private longest = 0;
  private stopped = false;

  private constructor(private readonly client: Client, private readonly retry: AnotherNode) {
    this.places = [1, 2, 3, 4].map(() => this.go());
  }

  public async stop(): Promise<Outcome> {
    this.stopped = true;
    await Promise.all(this.places);
    const seconds = (Date.now() - this.begin) / 1000;
    const { retries } = this.retry;
    const lost = await this.lost();
    await this.client.shutdown();
    const failed = Object.values(this.reasons).reduce((sum, count) => sum + count, 0);
    const written = this.acknowledged.length;
    const perSecond = Math.round((written + this.read) / seconds);
    return { written, read: this.read, failed, reasons: this.reasons, retries, lost, longestMs: this.longest, perSecond };
  }

  private async go(): Promise<void> {
    while (!this.stopped) {
      const id = types.Uuid.random();
      const sum = Math.floor(Math.random() * 1e6);
      if (await this.timed(`INSERT INTO ${TABLE} (id, sum) VALUES (?, ?)`, [id, sum])) {
        this.acknowledged.push(id);
        const answer = await this.timed(`SELECT sum FROM ${TABLE} WHERE id = ?`, [id]);
        if (answer) this.read += 1;
        if (answer && answer.first()?.sum !== sum) this.failedWith('read something else');
      }
      // Some hundred operations a second: nodes that share two processors have to start beside it.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async timed(query: string, values: unknown[]): Promise<types.ResultSet | undefined> {
    const begin = Date.now();
    try {
      return await this.client.execute(query, values, { prepare: true });
    } catch (error) {
      this.failedWith((error as Error).message);
      return undefined;
    } finally {
      this.longest = Math.max(this.longest, Date.now() - begin);
    }
  }

  private failedWith(reason: string): void {
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
  }

  private async lost(): Promise<number> {
    const there = new Set<string>();
    for await (const { id } of await this.client.execute(`SELECT id FROM ${TABLE}`, [], { fetchSize: 1000 })) there.add(String(id));
    return this.acknowledged.filter((id) => !there.has(String(id))).length;
  }
}
