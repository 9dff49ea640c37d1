import type { IConstruct } from 'constructs';
import { shown } from '../kube/faults';
import { CIDR } from '../kube/network';
import { DNS_SUBDOMAIN } from '../kube/names';
import { PORT_NUMBER } from '../kube/ports';

/** An environment variable that a client gets from what it uses: a value, or a key of a Secret. */
export interface ConnectionVariable {
  /** The variable's name. */
  readonly name: string;
  /**
   * Its value.
   * @default - it comes from a Secret
   */
  readonly value?: string;
  /**
   * The Secret that holds it, in the client's namespace.
   * @default - it is a plain value
   */
  readonly secretName?: string;
  /**
   * The Secret's key.
   * @default - it is a plain value
   */
  readonly secretKey?: string;
}

/** What a workload can use. */
export interface IUsable {
  /**
   * The variables that a client needs.
   *
   * @param client Who connects; it decides how the host is written.
   * @param prefix What the variables' names begin with; by default what the target suggests.
   */
  connectionEnv(client: IConstruct, prefix?: string): ConnectionVariable[];
}

/** What a workload can connect to: a web app, a database, or something outside of the app. */
export interface IEndpoint extends IUsable {
  /** The port that clients connect to. */
  readonly port: number;

  /**
   * The host name that `client` connects to: `name` inside one namespace, `name.namespace.svc` across.
   *
   * @param client Who connects.
   */
  hostFor(client: IConstruct): string;
}

/** Options of an endpoint outside of the app. */
export interface ExternalEndpointOptions {
  /**
   * The addresses behind the host name, in CIDR notation: a NetworkPolicy knows no names.
   * @default - any address, with a warning, where the profile's `egress` is declared
   */
  readonly cidrs?: string[];
  /**
   * What the clients' variables begin with.
   * @default - the first part of the host name, as in `SMTP_` for `smtp.example.com`
   */
  readonly prefix?: string;
}

/** A host outside of the app: a managed database, a mail server, another team's Service. */
export class Endpoint implements IEndpoint {
  /** A host name and the port it serves, 1 to 65535. */
  public static external(host: string, port: number, options: ExternalEndpointOptions = {}): Endpoint {
    const cidrs = options.cidrs ?? [];
    const faults = [
      ...(DNS_SUBDOMAIN.accepts(host) ? [] : [`host: got ${shown(host)}, expected ${DNS_SUBDOMAIN.expected}`]),
      ...(PORT_NUMBER.accepts(port) ? [] : [`port: got ${port}, expected ${PORT_NUMBER.expected}`]),
      ...cidrs.filter((cidr) => !CIDR.accepts(cidr)).map((cidr) => `cidrs: got ${shown(cidr)}, expected ${CIDR.expected}`),
    ];
    if (faults.length > 0) throw new Error(faults.map((fault) => `Endpoint.external: ${fault}`).join('\n'));
    return new Endpoint(host, port, cidrs, options.prefix ?? environmentPrefix(host.split('.')[0]));
  }

  private constructor(
    private readonly host: string,
    public readonly port: number,
    /** The addresses behind the host name; empty where they are not known. */
    public readonly cidrs: string[],
    private readonly prefix: string,
  ) {}

  public hostFor(_client: IConstruct): string {
    return this.host;
  }

  public connectionEnv(client: IConstruct, prefix: string = this.prefix): ConnectionVariable[] {
    return hostAndPort(this, client, prefix);
  }
}

/**
 * The two variables that every endpoint can give.
 *
 * @internal
 */
export function hostAndPort(endpoint: IEndpoint, client: IConstruct, prefix: string): ConnectionVariable[] {
  return [
    { name: `${prefix}HOST`, value: endpoint.hostFor(client) },
    { name: `${prefix}PORT`, value: String(endpoint.port) },
  ];
}

/**
 * What the variables of an endpoint begin with: `orders-db` gives `ORDERS_DB_`.
 *
 * @internal
 */
export function environmentPrefix(name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_`;
}
