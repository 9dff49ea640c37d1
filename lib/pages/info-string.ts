/** What stands behind the backticks or tildes that begin a fence. */
export interface InfoString {
  /** The language, such as `yaml`; empty where none is named. */
  readonly language: string;
  /** The values of `manifest="…"`; undefined of one that is no text. */
  readonly manifests: readonly (string | undefined)[];
}

/**
 * What a site generator reads there: `title="a b"`, `{1,3-5}`, `showLineNumbers`, `ins={2}`, `"marked text"`. A `manifest=`
 * inside of one of them is not ours.
 */
const TOKEN = /([\w:.-]+)=(?:"([^"]*)"|'([^']*)'|\{[^}]*\}|([^\s}]*))|(?<=\s)(?:"[^"]*"|'[^']*')|\{[^}]*\}|[^\s{]+/g;

/**
 * Reads it as Docusaurus, Expressive Code (which Starlight has) and Pandoc do.
 *
 * @see https://docusaurus.io/docs/markdown-features/code-blocks
 * @see https://expressive-code.com/key-features/code-component/#meta-options
 */
export function infoStringOf(text: string): InfoString {
  // Pandoc and MkDocs have one group of attributes: `{.yaml title="…"}`.
  const info = text.replace(/^\s*\{\s*\.(.*)\}\s*$/, '$1');
  const tokens = [...info.matchAll(TOKEN)];
  return {
    language: tokens.length > 0 && tokens[0][1] === undefined ? tokens[0][0] : '',
    manifests: tokens.filter(([, name]) => name === 'manifest').map(([, , double, single, bare]) => (double ?? single ?? bare) || undefined),
  };
}
