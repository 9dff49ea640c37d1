import { NODE_PORT, PORT_NAME, PORT_NUMBER } from '../../lib/kube/ports';

describe('a port', () => {
  test('is expected in these words', () => {
    expect(PORT_NUMBER.expected).toBe('an integer from 1 to 65535');
  });
  test.each([[0, false], [1, true], [65535, true], [65536, false], [80.5, false]])('%p: %p', (port, accepted) => {
    expect(PORT_NUMBER.accepts(port)).toBe(accepted);
  });
});

describe('a port of a node', () => {
  test.each([[29999, false], [30000, true], [32767, true], [32768, false]])('%p: %p', (port, accepted) => {
    expect(NODE_PORT.accepts(port)).toBe(accepted);
  });
});

describe('the name of a port', () => {
  test.each(['a', 'http', 'http-2', '8080-http', 'a1', 'abcdefghijklmno'])("takes '%s'", (name) => {
    expect(PORT_NAME.accepts(name)).toBe(true);
  });
  test.each([
    '', '8080', '1-2', '-http', 'http-', 'ht--tp', 'HTTP', 'ht_tp', 'ht.tp', 'ht tp', 'hттp', 'abcdefghijklmnop',
  ])("refuses '%s'", (name) => {
    expect(PORT_NAME.accepts(name)).toBe(false);
  });
});
