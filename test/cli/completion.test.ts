import { spawnSync } from 'node:child_process';
import { call } from './doctor';

const script = async (shell: string) => (await call(['completion', shell])).stdout;

describe('bash', () => {
  /** What it offers after some words, of which the last is not finished. */
  const offered = async (...words: string[]) => {
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${await script('bash')}
      COMP_WORDS=(cdk8s-patterns "$@"); COMP_CWORD=$#; _cdk8s_patterns; echo "\${COMPREPLY[@]}"`, 'bash', ...words], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trim();
  };

  test('offers the commands', async () => {
    expect(await offered('')).toBe('check graph explain diff pages completion --help --version');
    expect(await offered('gr')).toBe('graph');
  });

  test('offers the options of a command, and the words that one of them takes', async () => {
    expect(await offered('graph', '--')).toBe('--format --help');
    expect(await offered('check', '--format', '')).toBe('text json sarif');
    expect(await offered('graph', '--format', 's')).toBe('svg');
    expect(await offered('completion', '')).toBe('bash zsh fish');
  });

  test('leaves files and free values to the shell', async () => {
    expect(await offered('check', '')).toBe('');
    expect(await offered('check', '--kubernetes', '')).toBe('');
    expect(await script('bash')).toContain('complete -o default -F _cdk8s_patterns cdk8s-patterns\n');
  });
});

test('zsh is told what each command and option is for', async () => {
  const text = await script('zsh');
  expect(text).toMatch(/^#compdef cdk8s-patterns\n/);
  expect(text).toContain("      'check:what will go wrong in a cluster, of any manifests in YAML or JSON'\n");
  expect(text).toContain("        '--format[mermaid (the default\\: a flowchart that GitHub draws), svg or dot (for Graphviz)]:value:(mermaid svg dot)' \\\n");
  expect(text).toContain("        '*:argument:_files'\n");
  expect(text).toContain("        '*:argument:(bash zsh fish)'\n");
});

test('fish is told what each command and option is for', async () => {
  const text = await script('fish');
  expect(text).toContain("complete -c cdk8s-patterns -n '__fish_use_subcommand' -f -a graph -d 'a picture of an app");
  expect(text).toContain("complete -c cdk8s-patterns -n '__fish_seen_subcommand_from graph' -l format -x -a 'mermaid svg dot' -d ");
  expect(text).toContain("complete -c cdk8s-patterns -n '__fish_seen_subcommand_from check' -l kubernetes -x -d ");
  expect(text).toContain("complete -c cdk8s-patterns -n '__fish_seen_subcommand_from check' -s h -l help -d ");
  expect(text).toContain("complete -c cdk8s-patterns -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'\n");
});

describe('a wrong call', () => {
  test.each([
    [['completion'], 'SHELL is missing'],
    [['completion', 'tcsh'], "got 'tcsh', expected 'bash', 'zsh' or 'fish'"],
    [['completion', 'bash', 'zsh'], 'that is an argument too many'],
  ])('%p is told in one line', async (argv, why) => {
    expect(await call(argv)).toEqual({
      status: 2, stdout: '', stderr: `cdk8s-patterns completion: ${why}; \`cdk8s-patterns completion --help\` says what it takes\n`,
    });
  });
});
