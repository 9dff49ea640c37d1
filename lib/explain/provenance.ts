/** Where a field comes from. */
export type Source =
  /** What the author of the program wrote: a property of a construct or chart, and where. */
  | { readonly from: 'author'; readonly construct: string; readonly type: string; readonly property: string; readonly at?: string }
  /** A switch of the profile, with the value that it has, and where somebody chose it. */
  | { readonly from: 'profile'; readonly switch: string; readonly value: string; readonly at?: string }
  /** A declared use. */
  | { readonly from: 'edge'; readonly client: string; readonly target: string; readonly at?: string }
  /** What a database engine says of itself; with the switch of the profile, where it is what it knows of running itself. */
  | { readonly from: 'engine'; readonly engine: string; readonly construct: string; readonly at?: string; readonly switch?: string }
  /** A JSON patch or a change of the metadata. */
  | { readonly from: 'patch'; readonly construct: string }
  /** What a construct says whatever the profile is. */
  | { readonly from: 'construct'; readonly type: string }
  /** What Kubernetes requires of every object of its kind. */
  | { readonly from: 'kind'; readonly kind: string };

/** One object of an app. */
export interface ObjectProvenance {
  /** The id of its chart. */
  readonly chart: string;
  /** The path of the construct that made it, and that of its class; of an object of the author's own its own path. */
  readonly construct: string;
  /** The class; undefined where it is none of this library. */
  readonly type?: string;
  /** The line where the author made the construct. */
  readonly at?: string;
  readonly json: unknown;
  /** What the author's program makes of it without a profile; undefined where it makes no such object then. */
  readonly written?: unknown;
  /** What each field comes from, by the key of its path; the most particular first. None, where nothing takes it away. */
  readonly fields: Readonly<Record<string, readonly Source[]>>;
}

/** What one synth of an app says of itself. */
export interface Provenance {
  /** Which app of the program it is: of two synths of one, the later one counts. */
  readonly app: number;
  readonly objects: readonly ObjectProvenance[];
}
