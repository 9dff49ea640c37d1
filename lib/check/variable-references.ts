/** What names a variable; most containers say nothing of the kind. */
export const REFERENCE_LIKE = /\$\(/;

/** The variables that a value names as `$(NAME)`, which the kubelet replaces; `$$(NAME)` stays as it is. */
export function variablesNamedIn(value: string): string[] {
  return [...value.matchAll(/\$\$|\$\(([A-Za-z_][\w.-]*)\)/g)].map(([, name]) => name).filter((name) => name);
}

/** Whether the kubelet sets such a variable for each Service of the namespace: `DB_SERVICE_HOST`, `DB_PORT_5432_TCP`. */
export function isOfService(name: string): boolean {
  return /_SERVICE_(HOST|PORT(_\w+)?)$|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$/.test(name);
}
