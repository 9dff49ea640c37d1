import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { findings as findingsOf } from './cli/doctor';
import type { JsonFinding } from './cli/doctor';

const EXAMPLE = resolve(__dirname, '../examples/ftgo');
/** The published manifests; they may not be beside a checkout. */
const PUBLISHED = resolve(__dirname, '../../shared/apps/ftgo');
const program = linesOf(join(EXAMPLE, 'main.ts'));
const printed = readFileSync(join(EXAMPLE, 'expected', 'ftgo.k8s.yaml'), 'utf8');
const objects = parseAllDocuments(printed).map((document) => document.toJS() as Manifest);

/** A row of the README's table. */
interface Row {
  readonly number: number;
  /** Where it was published, and what stands on that line. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** The rule that finds it, and how often. */
  readonly rule: string | undefined;
  readonly count: number;
  /** Lines of the program, and what they hold. */
  readonly mendedBy: readonly { readonly text: string; readonly line: number }[];
}

const rows = linesOf(join(EXAMPLE, 'README.md')).filter((line) => /^\| \d/.test(line)).map((line): Row => {
  const [number, published, , foundBy, mendedBy] = line.split(' | ');
  const [, file, at, text] = /^`([\w-]+\.yml):(\d+)` `([^`]+)`/.exec(published) ?? [];
  const [, rule, , count] = /^\[([a-z0-9-]+)\]\(\.\.\/\.\.\/docs\/rules\.md#([a-z0-9-]+)\) \((\d+)\)$/.exec(foundBy) ?? [];
  return {
    number: Number(number.slice(2)),
    file,
    line: Number(at),
    text,
    rule,
    count: Number(count ?? 0),
    mendedBy: [...mendedBy.matchAll(/\[`([^`]+)`\]\(main\.ts#L(\d+)\)/g)].map(([, what, where]) => ({ text: what, line: Number(where) })),
  };
});
const named = rows.map((row) => [`${row.number}: ${row.rule ?? 'no rule'}, ${row.file}:${row.line}`, row] as const);

describe('the table of what was wrong with FTGO', () => {
  test('numbers its rows from 1 on, and each says where, and what mends it', () => {
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter(({ file, mendedBy }) => !file || mendedBy.length === 0)).toEqual([]);
  });

  test.each(named)('%s: is mended where the row says', (_, { mendedBy }) => {
    for (const { text, line } of mendedBy) expect(program[line - 1]).toContain(text);
  });

  test('links to sections of docs/rules.md', () => {
    const rules = readFileSync(resolve(__dirname, '../docs/rules.md'), 'utf8');
    for (const { rule } of rows) if (rule) expect(rules).toContain(`\n### ${rule}\n`);
  });
});

const published = 'the published FTGO';
if (existsSync(PUBLISHED)) {
  describe(published, () => {
    let findings: readonly JsonFinding[];
    beforeAll(async () => {
      findings = await findingsIn(PUBLISHED);
    });

    test.each(named)('%s: stands there, and is found', (_, { file, line, text, rule, count }) => {
      expect(linesOf(join(PUBLISHED, file))[line - 1]).toContain(text);
      if (!rule) return;
      const found = findings.filter((finding) => finding.rule === rule);
      expect(found).toHaveLength(count);
      expect(found.filter((finding) => finding.file.endsWith(`/${file}`)).map((finding) => finding.line)).toContain(line);
    });

    test('has nothing found of which the table says nothing', () => {
      const known = new Set(rows.map(({ rule }) => rule));
      expect(findings.filter(({ rule }) => !known.has(rule))).toEqual([]);
    });

    test('runs the same images, and MySQL, Kafka and the others under the same names', () => {
      const text = readAll(PUBLISHED);
      const images = [...text.matchAll(/image: ([\w./-]+)/g)].map(([, image]) => image);
      expect(containers().map(({ image }) => image.split(':')[0]).sort()).toEqual(images.sort());
      const names = [...text.matchAll(/kind: (?:Deployment|StatefulSet)\nmetadata:\n {2}name: (.*)/g)].map(([, name]) => name);
      expect([...ofKind('Deployment'), ...ofKind('StatefulSet')].map(({ metadata }) => metadata.name).sort()).toEqual(names.sort());
    });
  });
} else {
  test.skip(`${published} (left out: its manifests are not beside this checkout)`, () => undefined);
}

describe('the mended FTGO', () => {
  test('has nothing found by any rule, waived or not', async () => {
    expect(await findingsIn(join(EXAMPLE, 'expected'))).toEqual([]);
  });

  /** What the mistakes that no rule finds look like when they are mended, by the number of the row. */
  const MENDED: Readonly<Record<number, () => void>> = {
    8: () => expect(ofKind('Secret')).toEqual([]),
    13: () => {
      expect(containers().filter(({ readinessProbe }) => readinessProbe?.initialDelaySeconds !== undefined)).toEqual([]);
      expect(services().filter(({ startupProbe }) => !startupProbe)).toEqual([]);
    },
    15: () => expect(services().map((service) => variable(service, 'JAVA_OPTS')).filter((value) => !value?.includes('-Xmx'))).toEqual([]),
    16: () => expect(container('ftgo-cdc-service').command?.[2]).toContain('$JAVA_OPTS'),
    20: () => {
      expect(ofKind('Deployment').filter(({ spec }) => spec.replicas !== 2)).toEqual([]);
      expect(ofKind('PodDisruptionBudget').map(({ metadata }) => metadata.name)).toEqual(
        expect.arrayContaining(ofKind('Deployment').map(({ metadata }) => metadata.name)),
      );
    },
    22: () => {
      const written = services().map((service) => variable(service, 'SPRING_DATASOURCE_URL')).filter((url) => url !== undefined)
        .map((url) => url.split('/').at(-1));
      expect(written).toHaveLength(5);
      expect(services().map((service) => variable(service, 'EVENTUATE_DATABASE_SCHEMA')).filter(Boolean)).toEqual(written);
      expect([...new Set(schemasRead())].sort()).toEqual(written.sort());
    },
    23: () => expect(schemasRead()).not.toContain('ftgoorderhistoryservice'),
    24: () => {
      const names = container('ftgo-order-history-service').env?.map(({ name }) => name) ?? [];
      expect(names.filter((name) => /DATASOURCE|MYSQL/.test(name))).toEqual([]);
    },
    26: () => expect(container('ftgo-dynamodb-local-init').command?.join(' ')).not.toMatch(/create-dynamodb-tables|sleep/),
    27: () => expect(variable(container('ftgo-dynamodb-local-init'), 'AWS_DEFAULT_REGION'))
      .toBe(variable(container('ftgo-order-history-service'), 'AWS_REGION')),
    28: () => expect(ofKind('Job').map(({ metadata }) => metadata.name)).toEqual([expect.stringMatching(/^ftgo-dynamodb-local-init-[0-9a-f]{10}$/)]),
    29: () => expect(ofKind('StatefulSet').map(({ spec }) => spec.template?.spec.terminationGracePeriodSeconds)).toEqual([300, 300, 300, 300]),
    30: () => expect(new Set(containers().map(({ imagePullPolicy }) => imagePullPolicy))).toEqual(new Set(['IfNotPresent'])),
    31: () => expect(printed).toContain('kubernetes.io/metadata.name: monitoring'),
  };

  test.each(named.filter(([, { rule }]) => !rule))('%s: is gone', (_, { number }) => MENDED[number]());

  test('prints no credential: each one is read from a Secret that the cluster has', () => {
    const secret = /PASSWORD$|SECRET|ACCESS_KEY|USERNAME$/;
    const read = containers().flatMap(({ env = [] }) => env.filter(({ name }) => secret.test(name)));
    expect(read.length).toBeGreaterThan(15);
    const plain = read.filter(({ valueFrom }) => !valueFrom?.secretKeyRef).map(({ name, value }) => `${name}=${value}`);
    // What is made of such a variable names it.
    expect(plain.filter((one) => !/=\$\(MYSQL_(USERNAME|PASSWORD)\)$/.test(one))).toEqual([]);
    for (const known of ['rootpassword', 'mysqlpw', 'FOO_SECRET', 'ftgo_consumer_service_password']) expect(printed).not.toContain(known);
  });

  test('tells in the README how to make each Secret, and each of its keys', () => {
    const readme = readFileSync(join(EXAMPLE, 'README.md'), 'utf8');
    const keys = containers().flatMap(({ env = [] }) => env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []));
    const made = [...readme.matchAll(/^ *secret "?([\w$-]+)"? (.*)$/gm)].flatMap(([, name, literals]) => {
      const names = name.includes('$service')
        ? ['accounting', 'consumer', 'kitchen', 'order', 'restaurant'].map((service) => name.replace('$service', service))
        : [name];
      return names.flatMap((one) => [...literals.matchAll(/--from-literal=([\w-]+)=/g)].map(([, key]) => `${one}/${key}`));
    });
    expect(made.sort()).toEqual([...new Set(keys.map(({ name, key }) => `${name}/${key}`))].sort());
  });

  test.each([
    ['ftgo-kafka', ['/var/lib/kafka/data']],
    ['ftgo-zookeeper', ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log']],
    ['ftgo-mysql', ['/var/lib/mysql']],
    ['ftgo-dynamodb-local', ['/dynamodb_local_db']],
  ])('keeps what %s writes on volumes that outlive its Pod', (name, paths) => {
    const { spec } = ofKind('StatefulSet').find(({ metadata }) => metadata.name === name) as Manifest;
    const claims = spec.volumeClaimTemplates?.map(({ metadata }) => metadata.name) ?? [];
    const onClaims = container(name).volumeMounts?.filter((mount) => claims.includes(mount.name));
    expect(onClaims?.map(({ mountPath }) => mountPath)).toEqual(paths);
  });

  test('keeps the data of Kafka below the root of its volume, where there may be a lost+found', () => {
    expect(variable(container('ftgo-kafka'), 'KAFKA_LOG_DIRS')).toMatch(/^\/var\/lib\/kafka\/data\/./);
  });
});

/** As much of a manifest as these tests read. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas?: number;
    readonly template?: { readonly spec: { readonly containers: Container[]; readonly terminationGracePeriodSeconds?: number } };
    readonly volumeClaimTemplates?: { readonly metadata: { readonly name: string } }[];
  };
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly command?: string[];
  readonly env?: {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string; readonly key: string } };
  }[];
  readonly volumeMounts?: { readonly name: string; readonly mountPath: string }[];
  readonly startupProbe?: object;
  readonly readinessProbe?: { readonly initialDelaySeconds?: number };
}

function ofKind(kind: string): Manifest[] {
  return objects.filter((object) => object.kind === kind);
}

function containersOf({ spec }: Manifest): Container[] {
  return spec?.template?.spec.containers ?? [];
}

function containers(): Container[] {
  return objects.flatMap(containersOf);
}

/** Those that are written in Java by the application. */
function services(): Container[] {
  return ofKind('Deployment').flatMap(containersOf);
}

function container(name: string): Container {
  return containers().find((one) => one.name === name) as Container;
}

function variable({ env = [] }: Container, name: string): string | undefined {
  return env.find((one) => one.name === name)?.value;
}

function schemasRead(): (string | undefined)[] {
  return (container('ftgo-cdc-service').env ?? []).filter(({ name }) => name.endsWith('_EVENTUATEDATABASESCHEMA')).map(({ value }) => value);
}

async function findingsIn(folder: string): Promise<readonly JsonFinding[]> {
  return (await findingsOf([folder])).findings;
}

function readAll(folder: string): string {
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n');
}
