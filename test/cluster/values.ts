import { Cron, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import fc from 'fast-check';

/** The values of one kind that an author can give. */
export interface Values<T> {
  /** Sound ones, and now and then one of the edges: what whole programs are made of. */
  readonly mostly: fc.Arbitrary<T>;
  /** What stands on the edge of the kind, on either side of it. */
  readonly edges: readonly T[];
  /** Sound ones, edges, and whatever else the type allows. */
  readonly any: fc.Arbitrary<T>;
  /** A sound one that nothing else in a manifest looks like. */
  readonly placeholder: T;
  /** How a value stands in a manifest. */
  readonly wire: (value: T) => unknown;
}

interface Given<T> {
  readonly sound: fc.Arbitrary<T>;
  readonly edges: readonly T[];
  /** What else the type allows; none where the edges are all that matters. */
  readonly wild?: fc.Arbitrary<T>;
  readonly placeholder: T;
  readonly wire?: (value: T) => unknown;
}

function values<T>({ sound, edges, wild = sound, placeholder, wire = (value) => value }: Given<T>): Values<T> {
  const edge = fc.constantFrom(...edges);
  return {
    edges,
    placeholder,
    wire,
    mostly: fc.oneof({ weight: 60, arbitrary: sound }, { weight: 1, arbitrary: edge }),
    any: fc.oneof({ weight: 1, arbitrary: sound }, { weight: 1, arbitrary: edge }, { weight: 2, arbitrary: wild }),
  };
}

const character = fc.constantFrom(...'aZ09-_./: *@%=,+~$(){}[]#?!&|;<>^`\\"\'\n\té\u00a0');
const scribble = fc.string({ unit: character, maxLength: 6 });

/** Text of a kind: the wild ones are scribbles, and sound ones with a character too many. */
function text(given: Omit<Given<string>, 'wild'>): Values<string> {
  const spoilt = fc.tuple(given.sound, character, fc.nat(20)).map(([sound, one, at]) => `${sound.slice(0, at)}${one}${sound.slice(at)}`);
  return values({ ...given, wild: fc.oneof(scribble, spoilt) });
}

/** Numbers from `min` to `max`, and all others. */
function numbers(given: { min: number; max: number; edges: readonly number[]; placeholder: number }): Values<number> {
  const { min, max, edges, placeholder } = given;
  return values({
    sound: fc.integer({ min, max }),
    edges: [...new Set([min - 1, min, max, max + 1, 0, 1, -1, 1.5, 2 ** 31 - 1, 2 ** 31, 2 ** 53, NaN, ...edges])],
    wild: fc.oneof(fc.integer(), fc.integer({ min: min - 10, max: max + 10 }), fc.double({ noNaN: true })),
    placeholder,
  });
}

const long = (length: number, letter = 'a'): string => letter.repeat(length);
const word = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);

export const PLACEHOLDER = 'placeholder-x7';

export const name = text({
  sound: word,
  edges: [
    '', 'a', 'A', 'a.b', 'a..b', 'a_b', '-a', 'a-', '1a', '1', 'ä', 'a b', '.', '..', 'a/b', 'a.-b', 'a-.b', 'xn--a', 'a--b', '10.0.0.1', 'a\n',
    long(15), long(16), long(35), long(36), long(41), long(42), long(52), long(53), long(57), long(58), long(63), long(64), long(253), long(254),
    `${long(63)}.${long(63)}`, `${long(64)}.${long(63)}`,
  ],
  placeholder: PLACEHOLDER,
});

export const labelKey = text({
  sound: fc.oneof(word, fc.tuple(word, word).map(([a, b]) => `${a}.example.com/${b}`)),
  edges: [
    '', 'a/b/c', '/a', 'a/', 'A_b.c-d', 'É', 'a b', long(63), long(64), `${long(253)}/a`, `${long(254)}/a`, 'Example.com/a', '-a', 'a-', '1', '.a', 'a.',
    'example.com/a_b', 'example_com/a', 'example..com/a', 'kubernetes.io/a', 'node-restriction.kubernetes.io/a', 'app.kubernetes.io/name', 'a\n',
    // What Kubernetes has given up, and warns of.
    'beta.kubernetes.io/os', 'beta.kubernetes.io/arch', 'failure-domain.beta.kubernetes.io/zone', 'beta.kubernetes.io/instance-type',
  ],
  placeholder: PLACEHOLDER,
});

export const annotationKey = text({
  sound: fc.oneof(word, fc.tuple(word, word).map(([a, b]) => `${a}.example.com/${b}`)),
  edges: [
    ...labelKey.edges, 'scheduler.alpha.kubernetes.io/critical-pod', 'seccomp.security.alpha.kubernetes.io/pod', 'pod.alpha.kubernetes.io/initialized',
    // Not that of AppArmor, `container.apparmor.security.beta.kubernetes.io/…`: up to Kubernetes 1.29 it is the only way, since 1.30 the server warns of it.
    'container.seccomp.security.alpha.kubernetes.io/web', 'kubernetes.io/config.mirror',
    'security.alpha.kubernetes.io/sysctls', 'security.alpha.kubernetes.io/unsafe-sysctls', 'scheduler.alpha.kubernetes.io/tolerations',
    'volume.beta.kubernetes.io/storage-class', 'service.alpha.kubernetes.io/tolerate-unready-endpoints', 'kubernetes.io/ingress.class',
    'endpoints.kubernetes.io/over-capacity', 'service.kubernetes.io/topology-mode', 'service.kubernetes.io/topology-aware-hints',
  ],
  placeholder: PLACEHOLDER,
});

export const labelValue = text({
  sound: word,
  edges: ['', 'A_b.c-d', '-a', 'a-', 'a b', 'é', '1', 'true', 'null', long(63), long(64), '.a', 'a.', 'a/b', 'a\n'],
  placeholder: PLACEHOLDER,
});

/** What takes any text: annotations, values of variables, arguments. */
export const anyText = text({
  sound: word,
  edges: ['', ' ', 'é\n"x": y', '$(A) $$(B)', '1', 'true', 'null', '{{ x }}', '\u0000', long(300)],
  placeholder: PLACEHOLDER,
});

export const port = numbers({ min: 1, max: 65535, edges: [99999], placeholder: 4242 });
export const nodePort = numbers({ min: 30000, max: 32767, edges: [], placeholder: 30421 });
export const count = numbers({ min: 0, max: 9, edges: [100000, 100001], placeholder: 4242 });
export const positive = numbers({ min: 1, max: 9, edges: [100000, 100001], placeholder: 4242 });
export const percent = numbers({ min: 1, max: 100, edges: [], placeholder: 4242 });
export const exitCode = numbers({ min: 1, max: 255, edges: [], placeholder: 191 });
export const mode = numbers({ min: 0, max: 0o777, edges: [0o1000], placeholder: 0o421 });
export const id = numbers({ min: 0, max: 65534, edges: [], placeholder: 4242 });
export const weight = numbers({ min: -1000, max: 1000, edges: [], placeholder: 424 });
export const tokens = numbers({ min: 1, max: 1024, edges: [], placeholder: 424 });

export const portName = text({
  sound: fc.stringMatching(/^[a-z]{3,8}$/),
  edges: ['', 'a', '1', 'a1', '1a', 'a-b', 'a--b', '-a', 'a-', 'A', 'a_b', long(15), long(16), 'http.a', 'é', 'a\n', '1-1', '8080'],
  placeholder: PLACEHOLDER,
});

export const image = text({
  sound: fc.tuple(word, word).map(([repository, tag]) => `registry.example.com/${repository}:${tag}`),
  edges: [
    '', ' ', 'a', 'a:', 'A:1', 'a:1', 'a b:1', ' a:1', 'a:1 ', `a@sha256:${long(64)}`, 'a:latest', 'localhost:5000/a', 'localhost:5000/a:1', 'é:1', 'a:1\n', '\u00a0a:1',
  ],
  placeholder: `registry.example.com/${PLACEHOLDER}:1`,
});

export const variable = text({
  sound: fc.stringMatching(/^[A-Z][A-Z0-9_]{2,8}$/),
  edges: ['', 'a', 'a.b', 'a-b', '1a', 'a b', 'a=b', 'é', '.', '..', '..a', '.a', '_', '-', long(300), 'a\n'],
  placeholder: 'PLACEHOLDER_X7',
});

export const configKey = text({
  sound: word,
  edges: ['', '.', '..', '..a', '.a', '...', 'a.b_c-D', 'a/b', 'a b', long(253), long(254), 'é', 'a\n'],
  placeholder: PLACEHOLDER,
});

export const absolutePath = text({
  sound: fc.tuple(word, word).map((parts) => `/${parts.join('/')}`),
  edges: ['', '/', 'a', './a', '../a', '/a:b', '/a/../b', '/..', '/a/..', '/..a', '/a..', '/a b', '/é', '//a', '/a/', '/.', '/tmp', `/${long(5000)}`, '/a\n'],
  placeholder: `/${PLACEHOLDER}`,
});

export const relativePath = text({
  sound: word,
  edges: ['', '.', './a', '..', '/a', 'a/..', 'a/../b', '../a', '..a', 'a/..b', 'a//b', 'a/', 'é', 'a:b', 'a b', 'C:\\a', '$(A)', long(5000)],
  placeholder: PLACEHOLDER,
});

/** The path of a request. */
export const route = text({
  sound: word.map((part) => `/${part}`),
  edges: [
    '', '/', 'a', '//', '/a//b', '/./a', '/../a', '/a/..', '/a/.', '/a/', '/a%2Fb', '/a%2fb', '/a%zz', '/a b', '/é', '/a?b', '/a#b', '/{id}', '/a:b@c', '/a|b', '/a.',
    `/${long(1023)}`, `/${long(1024)}`, '/a\n', '/*', '/(a)', "/a'", '/a!$&,;=~+',
  ],
  placeholder: `/${PLACEHOLDER}`,
});

export const host = text({
  sound: word.map((part) => `${part}.example.com`),
  edges: [
    '', 'a', '*', '*.example.com', '*.com', '*.*.com', 'a.*.com', '*a.com', 'A.example.com', '10.0.0.1', '010.0.0.1', '1.2.3', '::1', 'a..b', 'a.b.', '-a.com', 'é.example.com',
    `${long(63)}.com`, `${long(64)}.com`, `*.${long(63)}.com`, `*.${long(64)}.com`, long(253), long(254), `${long(63)}.`.repeat(4).slice(0, 253), 'a.example.com:80', 'a_b.com', '1.2.3.4.5',
  ],
  placeholder: `${PLACEHOLDER}.example.com`,
});

export const hostname = text({ sound: host.mostly, edges: host.edges, placeholder: host.placeholder });

export const address = text({
  sound: fc.oneof(fc.ipV4(), fc.constantFrom('2001:db8::1', '::1')),
  edges: [
    '10.0.0.256', '', 'a', '10.0.0.01', '10.0.0', '1', '::', '::ffff:10.0.0.1', '::ffff:a00:1', 'fe80::1%eth0', '2001:DB8::1', '10.0.0.1/8', ' 10.0.0.1', '[::1]', '0.0.0.0',
    '10.0.0.1\n',
  ],
  placeholder: '198.51.100.42',
});

export const cidr = text({
  sound: fc.constantFrom('10.0.0.0/8', '192.0.2.0/24', '2001:db8::/32'),
  edges: [
    '', '10.0.0.1', '10.0.0.0/33', '10.0.0.1/8', '::/0', '0.0.0.0/0', '::/129', '010.0.0.0/8', '::ffff:10.0.0.0/104', '10.0.0.0/08', 'a/8', ' 10.0.0.0/8',
    '10.0.0.0/8 ', '10.0.0.0/+8', '10.0.0.0/-1', '10.0.0.0/', '2001:DB8::/32', '::1/128', '2001:db8::1/32', '::ffff:0:0/96', '64:ff9b::10.0.0.0/104', '10.0.0.0/8\n',
  ],
  placeholder: '198.51.100.0/24',
});

/** A count or share of Pods; a count is a number in the manifest. */
export const share = values<string>({
  sound: fc.oneof(fc.integer({ min: 1, max: 9 }).map(String), fc.integer({ min: 1, max: 100 }).map((n) => `${n}%`)),
  edges: ['', '0', '00', '0%', '00%', '100%', '101%', '010%', '-1', '-1%', '1.5', '1.5%', '50 %', '%', 'a', '2147483647', '2147483648', '1e3', '+1', '1%%'],
  wild: fc.string({ unit: fc.constantFrom(...'0125%.-+ e'), maxLength: 5 }),
  placeholder: '42%',
  wire: (text) => (/^\d+$/.test(text) ? Number(text) : text),
});

function cronOf(expression: string): Cron {
  const [minute, hour, day, month, ...weekDay] = expression.split(' ');
  return Cron.schedule({ minute: minute ?? '', hour: hour ?? '', day: day ?? '', month: month ?? '', weekDay: weekDay.join(' ') });
}

export const cron = values<Cron>({
  sound: fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 23 })).map(([minute, hour]) => cronOf(`${minute} ${hour} * * *`)),
  edges: [
    '60 * * * *', '@daily', '*/61 * * * *', '0 0 * * 7', 'TZ=UTC 0 0 * * *', 'CRON_TZ=UTC 0 0 * * *', '', '* * * *', '* * * * * *', '0 24 * * *', '0 0 0 * *',
    '0 0 32 * *', '0 0 30 2 *', '0 0 * 13 *', '5-1 * * * *', '*/0 * * * *', '0 0 * jan-dec sun-sat', '0 0 * JAN MON', '0 0 ? * ?', '0,30 1-5/2 * * *', '-1 * * * *',
    'é * * * *', '0 0 * * mon-fri/2', '0 0 L * *', '* * * * 0-7', '*-5 * * * *', '1- * * * *', '1,,2 * * * *', ', * * * *', '+1 * * * *', '1.5 * * * *', '0x1 * * * *',
  ].map(cronOf),
  wild: fc.tuple(...[59, 23, 31, 12, 7].map((max) => fc.oneof(
    { weight: 3, arbitrary: fc.constant('*') },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: max + 1 }).map(String) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'0159*/-,?+'), minLength: 1, maxLength: 4 }) },
  ))).map((fields) => cronOf(fields.join(' '))),
  placeholder: cronOf('42 4 2 * *'),
  wire: (schedule) => schedule.expressionString,
});

export const timeOfDay = values<string>({
  sound: fc.constantFrom('02:30', '00:00', '23:59'),
  edges: ['24:00', '2:30', '', '02:60', '02:30:00', '2', '0230', '-1:00', ' 02:30'],
  wild: fc.string({ unit: fc.constantFrom(...'0123456789: '), maxLength: 6 }),
  placeholder: '04:42',
  wire: (at) => {
    const [hour, minute] = at.split(':').map(Number);
    return `${minute} ${hour} * * *`;
  },
});

export const timeZone = text({
  sound: fc.constantFrom('Europe/Paris', 'Etc/UTC', 'UTC', 'America/New_York', 'Asia/Kolkata', 'US/Eastern', 'Europe/Kyiv', 'America/Ciudad_Juarez'),
  edges: ['', 'Local', 'local', 'utc', 'europe/paris', '+02:00', 'CET', 'Mars/Olympus', 'Europe/Paris ', 'EST5EDT', '../etc/passwd', 'GMT+2', 'Etc/GMT+2', 'Factory'],
  placeholder: 'Africa/Nairobi',
});

/** Durations of which a manifest holds the seconds. */
function durations(least: number, most: number, placeholder: number): Values<Duration> {
  return values({
    sound: fc.integer({ min: least, max: most }).map((n) => Duration.seconds(n)),
    edges: [
      0, 1, 1.5, 9, 10, 29, 30, 40, 41, 599, 600, 601, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 365 * 24 * 3600, 2 ** 53, NaN,
    ].map((n) => Duration.seconds(n)).concat(Duration.millis(1), Duration.millis(500)),
    wild: fc.oneof(fc.integer({ min: 0, max: 2 ** 33 }), fc.nat(2000)).map((n) => Duration.seconds(n)),
    placeholder: Duration.seconds(placeholder),
    wire: (duration) => duration.toSeconds({ integral: false }),
  });
}

export const seconds = durations(1, 300, 424);
/** What has to be 10 minutes at least. */
export const minutes = durations(600, 9000, 4242);

export const size = values<Size>({
  sound: fc.integer({ min: 1, max: 512 }).map((n) => Size.mebibytes(n)),
  edges: [
    Size.mebibytes(0), Size.gibibytes(1.5), Size.kibibytes(0.1), Size.mebibytes(1e21), Size.tebibytes(9), Size.mebibytes(NaN), Size.pebibyte(8191), Size.pebibyte(8192),
    Size.kibibytes(1e-7), Size.kibibytes(0.5), Size.kibibytes(1 / 1024), Size.kibibytes(1 / 3), Size.gibibytes(0.1), Size.gibibytes(Infinity), Size.pebibyte(2 ** 53),
    Size.mebibytes(0.000001), Size.gibibytes(0.7), Size.pebibyte(8), Size.gibibytes(8589935), Size.tebibytes(8191),
  ],
  wild: fc.tuple(fc.oneof(fc.double({ min: 0, max: 9999, noNaN: true }), fc.nat(), fc.nat(4000).map((n) => n / 1024)), fc.constantFrom(...['kibibytes', 'mebibytes', 'gibibytes', 'tebibytes'] as const))
    .map(([amount, unit]) => Size[unit](amount)),
  placeholder: Size.mebibytes(4242),
  wire: (amount) => amount.asString(),
});

export const cpu = values<Cpu>({
  sound: fc.integer({ min: 1, max: 2000 }).map(Cpu.millis),
  edges: [Cpu.units(1), Cpu.units(0), Cpu.units(0.5), Cpu.millis(0.1), Cpu.units(-1), Cpu.units(NaN), Cpu.units(1e-7), Cpu.units(1e21), Cpu.millis(1.5), Cpu.units(Infinity), Cpu.units(0.0001)],
  wild: fc.tuple(fc.double({ noNaN: true }), fc.boolean()).map(([amount, whole]) => (whole ? Cpu.units(amount) : Cpu.millis(amount))),
  placeholder: Cpu.millis(4242),
  wire: ({ amount }) => amount,
});

/** The version of Cassandra. */
export const version = text({ sound: fc.constantFrom('4.1.7', '5.0', '4.0.13'), edges: ['', 'latest version', '4', '4.1.7-jammy', 'v4', '4.1.7 '], placeholder: '4.42.42' });

/** A name of a ring, a data centre, a rack. */
export const plainName = text({ sound: word, edges: ['Orders 1', '', 'a/b', 'é', ' a', 'a ', 'a&b', '1'], placeholder: PLACEHOLDER });

export const appProtocol = text({
  sound: fc.constantFrom('http', 'kubernetes.io/h2c', 'example.com/x'),
  edges: ['', 'Bad Protocol', 'a/b/c', 'HTTP', '/a', 'a_b', long(63), long(64), 'é', 'Example.com/a', 'kubernetes.io/unknown', 'ws'],
  placeholder: PLACEHOLDER,
});

/** The name of a header of HTTP. */
export const headerName = text({ sound: fc.constantFrom('Accept', 'Host', 'x-probe'), edges: ['', 'a b', 'a:', 'é', 'X_Y', '1', ':authority', 'a\n'], placeholder: PLACEHOLDER });

/** The unit of a variable that holds an amount. */
export const unit = text({
  sound: fc.constantFrom('1', '1m', '1k', '1Mi'), edges: ['', '0', '2', '1K', '1ki', '1Ki', '1E', '1Ei', '1e3', '1n', '01', '1.0', '+1', '-1', '1000m', '1000', '1024'], placeholder: '1',
});

/** A field of the Pod. */
export const field = text({
  sound: fc.constantFrom('metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations', "metadata.labels['a']"),
  edges: ['', 'metadata', 'metadata.labels.a', "metadata.labels['']", 'metadata.labels[a]', "metadata.annotations['A.com/b']", 'status.podIP', 'spec.nodeName', 'limits.cpu'],
  placeholder: 'metadata.uid',
});

export const finalizer = text({
  sound: fc.constantFrom('kubernetes', 'foregroundDeletion', 'example.com/x'),
  edges: ['', 'a', 'orphan', 'a/b/c', 'Example.com/a', 'example.com/', 'a b', long(64), 'é'],
  placeholder: 'example.com/placeholder-x7',
});

/** The heap of a database, which is part of its memory. */
export const heap = values<Size>({ ...size, sound: fc.integer({ min: 100, max: 2000 }).map((n) => Size.mebibytes(n)), placeholder: Size.mebibytes(1042) });

export const capability = text({ sound: fc.constantFrom('NET_BIND_SERVICE', 'CHOWN', 'SYS_ADMIN'), edges: ['', 'CAP_SYS_ADMIN', 'ALL', 'chown', 'a b'], placeholder: 'PLACEHOLDER_X7' });

/** A property that is left out twice as often as not. */
export function perhaps<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

type Arbitraries<T> = { readonly [K in keyof T]: fc.Arbitrary<T[K]> };

/** A struct: some properties always, each of the others one time in three. */
export function struct<R, O>(required: Arbitraries<R>, optional: Arbitraries<O>): fc.Arbitrary<R & Partial<O>> {
  const maybe = Object.fromEntries(Object.entries(optional).map(([key, value]) => [key, perhaps(value as fc.Arbitrary<unknown>)]));
  return fc.record({ ...required, ...maybe } as Record<string, fc.Arbitrary<unknown>>).map((all) => (
    Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as R & Partial<O>
  ));
}

/** A struct none of whose properties is required. */
export function some<O>(optional: Arbitraries<O>): fc.Arbitrary<Partial<O>> {
  return struct<object, O>({}, optional);
}

/** A map of a few entries. */
export function map<T>(key: Values<string>, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.dictionary(key.mostly, value, { maxKeys: 2, noNullPrototype: true }) as fc.Arbitrary<Record<string, T>>;
}

/** A list of a few items. */
export function few<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(item, { maxLength: 2 });
}
