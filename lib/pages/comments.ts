import { Lexer } from 'yaml';

/** What the parser puts before the text of a scalar. */
const SCALAR = '\u001f';

/** The comments of a text in YAML, in their order. */
export function commentsIn(text: string): string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens.filter((token, i) => token.startsWith('#') && tokens[i - 1] !== SCALAR);
}
