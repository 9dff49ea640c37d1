import { CONFIG_KEY, ENV_NAME } from '../../lib/kube/environment';

describe('the name of an environment variable', () => {
  test.each(['A', 'PATH', '_', '-', 'my.env-name', 'A1', '.a', '.-', 'a..b', 'A'.repeat(1000)])("takes '%s'", (name) => {
    expect(ENV_NAME.accepts(name)).toBe(true);
  });
  test.each(['', '.', '..', '..a', '1A', 'A B', 'A=B', 'A$', 'Ä', 'A\n'])("refuses '%s'", (name) => {
    expect(ENV_NAME.accepts(name)).toBe(false);
  });
});

describe('a key of a ConfigMap or Secret', () => {
  test.each(['a', '1', 'app.yaml', '.env', '-', '_', 'a..b', 'a'.repeat(253)])("takes '%s'", (key) => {
    expect(CONFIG_KEY.accepts(key)).toBe(true);
  });
  test.each(['', '.', '..', '..a', '...', 'a/b', 'a b', 'ä', 'a\n', 'a'.repeat(254)])("refuses '%s'", (key) => {
    expect(CONFIG_KEY.accepts(key)).toBe(false);
  });
});
