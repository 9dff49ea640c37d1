/** What an object is called. */
export interface Named {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** Of any JSON: empty where it says nothing. */
export function nameOf(json: unknown): Named {
  const { kind = '', metadata } = json as { readonly kind?: string; readonly metadata?: Partial<Named> };
  return { kind, name: metadata?.name ?? '', namespace: metadata?.namespace };
}
