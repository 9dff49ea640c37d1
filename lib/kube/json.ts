/** Wire-format JSON: what the YAML says, and no more. */
export type Json = Record<string, unknown>;
