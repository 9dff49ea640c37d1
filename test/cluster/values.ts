import { Cron, Duration, Size } from 'cdk8s';
import fc from 'fast-check';

/** Values of one kind: mostly sound ones, and now and then one from the edge or beyond it. */
function mostly<T>(sound: fc.Arbitrary<T>, edges: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 12, arbitrary: sound }, { weight: 1, arbitrary: fc.constantFrom(...edges) });
}

const long = (length: number, letter = 'a'): string => letter.repeat(length);

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

export const name = mostly(word, [
  '', 'a', 'A', 'a.b', 'a_b', '-a', 'a-', '1a', 'ä', 'a b', long(52), long(53), long(63), long(64), long(253), long(254), `${long(63)}.${long(63)}`,
]);

export const labelKey = mostly(fc.oneof(word, fc.tuple(word, word).map(([a, b]) => `${a}.example.com/${b}`)), [
  '', 'a/b/c', '/a', 'a/', 'A_b.c-d', 'É', 'a b', long(63), long(64), `${long(253)}/a`, `${long(254)}/a`, 'Example.com/a', '-a', 'a-',
]);

export const labelValue = mostly(word, ['', 'A_b.c-d', '-a', 'a-', 'a b', 'é', '1', long(63), long(64)]);

export const port = mostly(fc.integer({ min: 1, max: 65535 }), [0, 1, -1, 65535, 65536, 1.5, NaN, 99999, 2 ** 31]);

export const portName = mostly(fc.stringMatching(/^[a-z]{1,8}$/), [
  '', 'a', '1', 'a1', '1a', 'a-b', 'a--b', '-a', 'a-', 'A', 'a_b', long(15), long(16), 'http.a', 'é',
]);

export const nodePort = mostly(fc.integer({ min: 30000, max: 32767 }), [29999, 30000, 32767, 32768, 0, 65536]);

export const count = mostly(fc.integer({ min: 1, max: 9 }), [0, 1, -1, 1.5, 2 ** 31 - 1, 2 ** 31, NaN]);

export const image = mostly(fc.tuple(word, word).map(([repository, tag]) => `registry.example.com/${repository}:${tag}`), [
  '', ' ', 'a', 'a:', 'A:1', 'a:1', 'a b:1', ' a:1', 'a:1 ', `a@sha256:${long(64)}`, 'a:latest', 'localhost:5000/a', 'localhost:5000/a:1', 'é:1',
]);

export const variable = mostly(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/), ['', 'a', 'a.b', 'a-b', '1a', 'a b', 'a=b', 'é', '.', '..', '..a', '_', long(300)]);

export const configKey = mostly(word, ['', '.', '..', '..a', 'a.b_c-D', 'a/b', 'a b', long(253), long(254), 'é']);

export const absolutePath = mostly(fc.tuple(word, word).map((parts) => `/${parts.join('/')}`), ['', '/', 'a', './a', '/a:b', '/a/../b', '/a b', '/é', '//a']);

export const relativePath = mostly(word, ['', '.', '..', '/a', 'a/..', 'a/../b', '..a', 'a/..b', 'a//b', 'é']);

export const route = mostly(word.map((part) => `/${part}`), ['', '/', 'a', '//', '/a//b', '/./a', '/../a', '/a/..', '/a%2Fb', '/a b', '/é', '/a?b', '/a#b', '/{id}']);

export const host = mostly(word.map((part) => `${part}.example.com`), [
  '', 'a', '*', '*.example.com', '*.com', 'a.*.com', 'A.example.com', '10.0.0.1', 'a..b', '-a.com', 'é.example.com', `${long(64)}.com`, long(254), 'a.example.com:80',
]);

export const cidr = mostly(fc.constantFrom('10.0.0.0/8', '192.0.2.0/24', '2001:db8::/32'), [
  '', '10.0.0.1', '10.0.0.0/33', '10.0.0.1/8', '::/0', '0.0.0.0/0', '::/129', '010.0.0.0/8', '::ffff:10.0.0.0/104', '10.0.0.0/08', 'a/8', ' 10.0.0.0/8',
]);

export const share = mostly(fc.oneof(fc.integer({ min: 1, max: 9 }).map(String), fc.integer({ min: 1, max: 100 }).map((n) => `${n}%`)), [
  '', '0', '0%', '100%', '101%', '-1', '1.5', '50 %', '%', 'a', '2147483648',
]);

export const cron = mostly(
  fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 23 })).map(([minute, hour]) => `${minute} ${hour} * * *`),
  [
    '60 * * * *', '@daily', '*/61 * * * *', '0 0 * * 7', 'TZ=UTC 0 0 * * *', 'CRON_TZ=UTC 0 0 * * *', '', '* * * *', '* * * * * *', '0 24 * * *', '0 0 0 * *',
    '0 0 32 * *', '0 0 30 2 *', '0 0 * 13 *', '5-1 * * * *', '*/0 * * * *', '0 0 * jan-dec sun-sat', '0 0 * JAN MON', '0 0 ? * ?', '0,30 1-5/2 * * *', '-1 * * * *',
    'é * * * *', '0 0 * * mon-fri/2', '0 0 L * *', '* * * * 0-7',
  ],
).map((expression) => {
  const [minute, hour, day, month, ...weekDay] = expression.split(' ');
  return Cron.schedule({ minute: minute ?? '', hour: hour ?? '', day: day ?? '', month: month ?? '', weekDay: weekDay.join(' ') });
});

export const timeZone = mostly(fc.constantFrom('Europe/Paris', 'Etc/UTC', 'UTC', 'America/New_York', 'Asia/Kolkata', 'US/Eastern'), [
  '', 'Local', 'local', 'utc', 'europe/paris', '+02:00', 'CET', 'Mars/Olympus', 'Europe/Paris ', 'EST5EDT', '../etc/passwd',
]);

export const seconds = mostly(fc.integer({ min: 1, max: 600 }).map((n) => Duration.seconds(n)), [
  Duration.seconds(0), Duration.millis(500), Duration.seconds(1.5), Duration.seconds(2 ** 31 - 1), Duration.days(100000), Duration.seconds(9), Duration.seconds(10),
]);

export const size = mostly(fc.integer({ min: 1, max: 512 }).map((n) => Size.mebibytes(n)), [
  Size.mebibytes(0), Size.gibibytes(1.5), Size.kibibytes(0.1), Size.mebibytes(1e21), Size.tebibytes(9), Size.mebibytes(NaN), Size.pebibyte(8191), Size.pebibyte(8192),
  Size.kibibytes(1e-7),
]);

export const id = mostly(fc.integer({ min: 1, max: 65534 }), [0, -1, 2 ** 31 - 1, 2 ** 31, 1.5]);

/** A property that is left out more often than not. */
export function perhaps<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 1 });
}

/** A struct each of whose properties may be left out. */
export function some<T>(properties: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(properties as never, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

/** A map of a few entries. */
export function map<T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.dictionary(key, value, { maxKeys: 2, noNullPrototype: true }) as fc.Arbitrary<Record<string, T>>;
}

/** A list of a few items. */
export function few<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(item, { maxLength: 2 });
}
