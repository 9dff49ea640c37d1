import { Level } from '../rule';
import type { Rule } from '../rule';

export const plainTextCredential: Rule = {
  id: 'plain-text-credential',
  level: Level.WARNING,
  title: 'A password that stands in the manifest',
  explanation: 'A value in `env` is read by everybody who may see the manifest, its repository and that repository\'s past, '
    + 'or who may look at Pods, a right that is often given to many. It can\'t be changed without a new release. Looked at '
    + 'are variables that are named like a password, a token or a key, and URLs with a password; references, paths, numbers '
    + 'and empty values are no finding.',
  remedy: 'Put it into a Secret that is made outside of the repository, take it from there with `valueFrom.secretKeyRef`, and '
    + 'change the password, since this one is known.',
  see: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',

  check: (graph) => graph._containersWith('env').flatMap(({ _variables }) => _variables.flatMap((variable) => {
    const { name } = variable;
    const value = variable.value?.trim() ?? '';
    // The value itself isn't shown: this text goes to logs.
    const what = CREDENTIAL.test(name) && isLiteral(value) ? name : hasPassword(value) ? `the password in the URL of ${name}` : undefined;
    return what === undefined ? [] : [{
      field: variable.field.at('value'),
      happens: `${what} stands here in plain text, for all who see this manifest, its repository or the Pod`,
      fix: 'take it from a Secret with valueFrom.secretKeyRef, and change it, since it is known',
    }];
  })),
};

/** What a name ends with: `TOKEN_URL` and `PASSWORD_FILE` hold none. */
const CREDENTIAL = new RegExp('(' + [
  'PASSWORD', 'PASSWD', 'PASSPHRASE', '[_.-]PASS', '[_.-]PWD', 'SECRET', 'TOKEN', 'CREDENTIALS?',
  'API[_.-]?KEY', 'PRIVATE[_.-]?KEY', 'SECRET[_.-]?KEY', 'SECRET[_.-]?ACCESS[_.-]?KEY', 'ENCRYPTION[_.-]?KEY', 'SIGNING[_.-]?KEY', 'ACCOUNT[_.-]?KEY',
].join('|') + ')$', 'i');

/** It says how a credential is used. */
const SWITCH = /^(true|false|yes|no|on|off|none|null|enabled|disabled|optional|required)$/i;

function isLiteral(value: string): boolean {
  return value !== ''
    && !SWITCH.test(value)
    && !/^[\d.]+$/.test(value)
    && !isFilledIn(value)
    // A path, or a reference that some program follows: `vault:secret/data/db#password`, `op://…`.
    && !/^(\.{0,2}\/|~\/|[A-Z]:\\|[\w+.-]+:\S*[/#])/.test(value);
}

/** Something is put there later: `$(VAR)`, `${VAR}`, `{{ … }}`, `<password>`, `***`. */
function isFilledIn(value: string): boolean {
  return /\$\(|\$\{|\$[A-Z_]|\{\{|^<.*>$|^\*+$|^x{3,}$/i.test(value);
}

function hasPassword(value: string): boolean {
  return value.includes('://') && [...value.matchAll(/[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@/gi)].some(([, password]) => !isFilledIn(password));
}
