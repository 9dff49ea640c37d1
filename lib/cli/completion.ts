import { Argument, Command as Parser } from 'commander';
import { examples, expected, UsageError } from './command';
import type { Command } from './command';

/** What can follow one command. */
interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** The words that its argument may be; none where it takes files. */
  readonly words: readonly string[];
}

interface CompletedOption {
  readonly flags: readonly string[];
  readonly what: string;
  readonly takesValue: boolean;
  /** The words that its value may be; none where it may be any. */
  readonly words: readonly string[];
}

const SHELLS: Readonly<Record<string, (commands: readonly Completed[]) => string>> = { bash, zsh, fish };

/** Scripts that let a shell complete the other commands. */
export const completion: Command = {
  parser: () => new Parser('completion')
    .summary('a script that lets bash, zsh or fish complete commands, options and files')
    .description('Prints a script that lets a shell complete commands, options and files.')
    .usage('bash|zsh|fish')
    .addArgument(new Argument('<SHELL>', 'bash, zsh or fish').choices(Object.keys(SHELLS)).argParser((word: string) => {
      if (Object.hasOwn(SHELLS, word)) return word;
      throw new UsageError(expected('', word, Object.keys(SHELLS)));
    }))
    .addHelpText('after', examples([
      ['source <(cdk8s-patterns completion bash)', 'in ~/.bashrc'],
      ['source <(cdk8s-patterns completion zsh)', 'in ~/.zshrc, after compinit'],
      ['cdk8s-patterns completion fish | source', 'in ~/.config/fish/config.fish'],
    ])),

  run(parsed, { stdout }) {
    stdout.write(SHELLS[parsed.args[0]]((parsed.parent as Parser).commands.map(completedOf)));
    return Promise.resolve(0);
  },
};

function completedOf(command: Parser): Completed {
  const [argument] = command.registeredArguments;
  return {
    name: command.name(),
    summary: command.summary(),
    options: command.createHelp().visibleOptions(command).map(({ short, long, description, required, argChoices }) => ({
      flags: [short, long].filter((flag) => flag !== undefined), what: description, takesValue: required, words: argChoices ?? [],
    })),
    words: argument?.argChoices ?? [],
  };
}

function bash(commands: readonly Completed[]): string {
  const values = commands.flatMap(({ name, options }) => options.filter(({ takesValue }) => takesValue)
    .map(({ flags, words }) => `    ${flags.map((flag) => `${name}:${flag}`).join('|')}) words='${words.join(' ')}' ;;\n`));
  const options = commands.map(({ name, options, words }) => (
    `    ${name}:*) if [[ $word == -* ]]; then words='${options.flatMap(({ flags }) => flags).join(' ')}'; else words='${words.join(' ')}'; fi ;;\n`
  ));
  return `_cdk8s_patterns() {
  local word=\${COMP_WORDS[COMP_CWORD]} words
  case "\${COMP_WORDS[1]}:\${COMP_WORDS[COMP_CWORD - 1]}" in
${[...values, ...options].join('')}  esac
  if (( COMP_CWORD == 1 )); then words='${commands.map(({ name }) => name).join(' ')} --help --version'; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _cdk8s_patterns cdk8s-patterns
`;
}

function zsh(commands: readonly Completed[]): string {
  const argument = (words: readonly string[]) => (words.length > 0 ? `(${words.join(' ')})` : '_files');
  const specs = commands.map(({ name, options, words }) => [
    `    ${name})`,
    '      _arguments -S \\',
    ...options.flatMap(({ flags, what, takesValue, words: values }) => flags.map((flag) => (
      `        ${quoted(`${flag}[${what.replace(/[[\]:]/g, '\\$&')}]${takesValue ? `:value:${values.length > 0 ? argument(values) : ''}` : ''}`)} \\`
    ))),
    `        ${quoted(`*:argument:${argument(words)}`)}`,
    '      ;;\n',
  ].join('\n'));
  return `#compdef cdk8s-patterns
_cdk8s_patterns() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, summary }) => `      ${quoted(`${name}:${summary}`)}\n`).join('')}    )
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${specs.join('')}  esac
}
compdef _cdk8s_patterns cdk8s-patterns
`;
}

function fish(commands: readonly Completed[]): string {
  const line = (...parts: string[]) => `complete -c cdk8s-patterns ${parts.join(' ')}\n`;
  return commands.flatMap(({ name, summary, options, words }) => {
    const inside = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      line("-n '__fish_use_subcommand'", '-f', `-a ${name}`, `-d ${quoted(summary)}`),
      ...(words.length > 0 ? [line(inside, '-f', `-a ${quoted(words.join(' '))}`)] : []),
      ...options.map(({ flags, what, takesValue, words: values }) => line(
        inside, ...flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
        ...(takesValue ? ['-x', ...(values.length > 0 ? [`-a ${quoted(values.join(' '))}`] : [])] : []), `-d ${quoted(what)}`,
      )),
    ];
  }).join('');
}

/** One word for any of the shells: what stands between single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
