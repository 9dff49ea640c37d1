import { DNS_LABEL, DNS_LABEL_1035, DNS_SUBDOMAIN, NAMESPACE, WILDCARD_HOST, nameUpTo } from '../../lib/kube/names';

const a = (length: number): string => 'a'.repeat(length);

describe('a DNS label', () => {
  test.each(['a', '0', 'web', 'web-1', '1-web', 'a--b', a(63)])("takes '%s'", (name) => {
    expect(DNS_LABEL.accepts(name)).toBe(true);
  });
  test.each(['', '-', '-web', 'web-', 'Web', 'we.b', 'we_b', 'web ', 'web\n', 'wéb', '網', a(64)])("refuses '%s'", (name) => {
    expect(DNS_LABEL.accepts(name)).toBe(false);
  });
  test('is what a Namespace is named by', () => {
    expect(NAMESPACE).toBe(DNS_LABEL);
  });
});

describe('a name that gets a suffix', () => {
  test('has the length that the suffix leaves', () => {
    expect(nameUpTo(52).accepts(a(52))).toBe(true);
    expect(nameUpTo(52).accepts(a(53))).toBe(false);
  });
  test('has no dots, as Pods of a StatefulSet have it for a host name', () => {
    expect(nameUpTo(52).accepts('a.b')).toBe(false);
  });
  test('says its length', () => {
    expect(nameUpTo(52).expected).toBe(
      "a DNS label: lower-case letters, digits and '-', at most 52 characters, a letter or digit at both ends",
    );
  });
});

describe('the name of a Service', () => {
  test.each(['a', 'web', 'web-1', a(63)])("takes '%s'", (name) => {
    expect(DNS_LABEL_1035.accepts(name)).toBe(true);
  });
  test.each(['', '1', '1-web', '-web', 'web-', 'we.b', 'Web', a(64)])("refuses '%s'", (name) => {
    expect(DNS_LABEL_1035.accepts(name)).toBe(false);
  });
});

describe('a DNS subdomain', () => {
  test.each(['a', 'web', 'web.example.com', '1.2.3.4', a(64), a(253)])("takes '%s'", (name) => {
    expect(DNS_SUBDOMAIN.accepts(name)).toBe(true);
  });
  test.each(['', '.', 'a.', '.a', 'a..b', 'a.-b', 'a-.b', '*.a', 'A.b', 'a b', 'ä.de', a(254)])("refuses '%s'", (name) => {
    expect(DNS_SUBDOMAIN.accepts(name)).toBe(false);
  });
});

describe('a host', () => {
  test.each([
    'shop', 'shop.example.com', '*.example.com', '*.com', '1.2.3', '1.2.3.4.5', '1.2.3.256', '*.1.2.3.4', a(253),
    `*.${a(251)}`,
  ])("takes '%s'", (name) => {
    expect(WILDCARD_HOST.accepts(name)).toBe(true);
  });
  test.each([
    '', '*', '*.', '*example.com', 'a.*.com', '*.*.com', 'Shop.example.com', 'shop.example.com:443', 'https://a',
    'bücher.de', a(254), `*.${a(252)}`,
  ])("refuses '%s'", (name) => {
    expect(WILDCARD_HOST.accepts(name)).toBe(false);
  });
  test.each(['1.2.3.4', '0.0.0.0', '255.249.199.99', '010.0.0.01', '::1'])("is no IP address such as '%s'", (name) => {
    expect(WILDCARD_HOST.accepts(name)).toBe(false);
  });
});
