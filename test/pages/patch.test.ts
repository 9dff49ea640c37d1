import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { commentsIn } from '../../lib/pages/comments';
import { patched } from '../../lib/pages/patch';
import { readDocument } from '../../lib/pages/read-document';
import type { Read } from '../../lib/pages/read-document';
import { Chance, changed, nameOf, slipped, someMap, written } from './written-by-hand';
import type { Value } from './written-by-hand';

function read(text: string): Read {
  const document = readDocument(text);
  if ('why' in document) throw new Error(`${document.why}:\n${text}`);
  return document;
}

/** A document after a change of what it says. */
function after(text: string, change: (value: any) => void): string { // eslint-disable-line @typescript-eslint/no-explicit-any
  const document = read(text);
  // A copy without anchors: two places are two values.
  const target = JSON.parse(JSON.stringify(document.value)) as unknown;
  change(target);
  const now = patched(document, target);
  expect(read(now).value).toEqual(target);
  expect(patched(read(now), target)).toBe(now);
  return now;
}

describe('whatever a document looks like, and whatever changes', () => {
  const runs = { numRuns: 150 };
  const cases = fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((seed) => {
    const chance = new Chance(seed);
    const value = someMap(chance, 4);
    return { ...written(chance, value), value, target: changed(chance, value, 4) };
  });

  test('it says afterwards what it has to, and a second time changes nothing', () => {
    fc.assert(fc.property(cases, ({ text, target }) => {
      const now = patched(read(text), target);
      expect(read(now).value).toEqual(target);
      expect(patched(read(now), target)).toBe(now);
    }), runs);
  });

  test('no byte changes where it says the same', () => {
    fc.assert(fc.property(cases, ({ text, value }) => {
      expect(read(text).value).toEqual(value);
      expect(patched(read(text), value)).toBe(text);
    }), runs);
  });

  test('comments of what says the same are still there', () => {
    let still = 0;
    fc.assert(fc.property(cases, ({ text, comments, value, target }) => {
      const now = commentsIn(patched(read(text), target));
      for (const comment of comments) {
        const about = valueOf(target, comment.about);
        if (about === undefined || !isDeepStrictEqual(about, valueOf(value, comment.about))) continue;
        expect(now).toContain(comment.text);
        still++;
      }
    }), runs);
    expect(still).toBeGreaterThan(100);
  });

  test('it says so too where it has anchors, tags and questions in odd places', () => {
    let documents = 0;
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const chance = new Chance(seed);
      const value = someMap(chance, 3);
      const document = readDocument(slipped(chance, written(chance, value).text));
      if ('why' in document) return;
      const target = changed(chance, value, 3);
      const now = patched(document, target);
      expect(read(now).value).toEqual(target);
      expect(patched(read(now), target)).toBe(now);
      documents++;
    }), { numRuns: 500 });
    expect(documents).toBeGreaterThan(50);
  });

  /** What stands at the end of a way by keys and names; undefined where nothing does, or nobody can tell which of two. */
  function valueOf(value: Value, about: readonly string[]): Value | undefined {
    return about.reduce<Value | undefined>((at, key) => {
      if (Array.isArray(at)) {
        const found = at.filter((item) => (nameOf(item) ?? JSON.stringify(item)) === key.replace(/^\d+:/, ''));
        return found.length === 1 ? found[0] : undefined;
      }
      return typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? at[key] : undefined;
    }, value);
  }
});

describe('a value that changes', () => {
  test('keeps the quotes and the comment of the old one', () => {
    expect(after('a: "x" # un\nb: \'y\'\nc: z # deux\n', (value) => Object.assign(value, { a: 'l\'été', b: "l'été", c: 'w' }))).toBe(
      'a: "l\'été" # un\nb: \'l\'\'été\'\nc: w # deux\n',
    );
  });

  test('gets quotes where it would be something else without', () => {
    expect(after('a: x\nb: x\nc: 80\nd: [x, y]\n', (value) => Object.assign(value, { a: 'yes', b: '80', c: '80', d: ['x', 'y, z'] }))).toBe(
      'a: "yes"\nb: "80"\nc: "80"\nd: [x, "y, z"]\n',
    );
  });

  test('stays octal where it was', () => {
    expect(after('a: 0644\nb: 0o644\nc: 420\nd: 0644\n', (value) => Object.assign(value, { a: 256, b: 256, c: 256 }))).toBe(
      'a: 0400\nb: 0o400\nc: 256\nd: 0644\n',
    );
  });

  test('may become a map, or cease to be one', () => {
    const text = 'a: {} # rien\nb: # deux\n  c: 1\nd:\n';
    expect(after(text, (value) => Object.assign(value, { a: { x: 1 }, b: 2, d: ['z'] }))).toBe('a: # rien\n  x: 1\nb: 2 # deux\nd:\n  - z\n');
  });

  test('of several lines is a block, behind what was one, or what had one line', () => {
    const text = 'a: | # script\n  un\n  deux\n\nb: trois\nc: >-\n  plié\n  ici\nd: |\n  x\n';
    expect(after(text, (value) => Object.assign(value, { a: 'un\nzwei\n', b: 'vier\nfünf\n', d: 'y' }))).toBe(
      'a: | # script\n  un\n  zwei\n\nb: |\n  vier\n  fünf\nc: >-\n  plié\n  ici\nd: "y"\n',
    );
  });

  test('behind a tag stays behind it', () => {
    expect(after('a: !!str 80\nb: 1\n', (value) => Object.assign(value, { a: '81' }))).toBe('a: !!str "81"\nb: 1\n');
  });
});

describe('a key', () => {
  test('that is new comes behind what it follows in the new order, indented as the others', () => {
    const text = 'spec:\n    # combien\n    replicas: 3\n\n    # quoi\n    template:\n        x: 1\n';
    expect(after(text, (value) => {
      value.spec = { paused: true, replicas: 3, strategy: { type: 'Recreate' }, template: { x: 1 } };
    })).toBe(
      'spec:\n    paused: true\n    # combien\n    replicas: 3\n    strategy:\n        type: Recreate\n\n    # quoi\n    template:\n        x: 1\n',
    );
  });

  test('that goes takes along what is directly above and behind it, and no other comment', () => {
    const text = '# tête\n\n# un\na: 1 # un\n\n# partie\n\n# deux\nb: # deux\n  x: 1\n  # encore deux\n# trois\nc: 1\n# fin\n';
    expect(after(text, (value) => delete value.b)).toBe('# tête\n\n# un\na: 1 # un\n\n# partie\n\n# trois\nc: 1\n# fin\n');
  });

  test('may be the first one behind a dash', () => {
    const text = 'c:\n- name: a # nom\n  # image\n  image: b\n';
    expect(after(text, (value) => delete value.c[0].name)).toBe('c:\n- # image\n  image: b\n');
    expect(after(text, (value) => {
      value.c[0] = { args: ['x'], name: 'a', image: 'b' };
    })).toBe('c:\n- args:\n  - x\n  name: a # nom\n  # image\n  image: b\n');
  });

  test('may come and go between braces', () => {
    expect(after('a: { u: 1, v: "2" } # trois\n', (value) => {
      value.a = { w: 'é', v: '3' };
    })).toBe('a: { w: "é", v: "3" } # trois\n');
    expect(after('{"a": {"b": "c"}}\n', (value) => {
      value.a.d = { e: [1, 'f'] };
    })).toBe('{"a": {"b": "c", "d": {"e": [1, "f"]}}}\n');
  });

  test('may be a question with an answer', () => {
    expect(after('? a\n: 1\nb: 2\n', (value) => Object.assign(value, { a: 3 }))).toBe('? a\n: 3\nb: 2\n');
    expect(after('? a\nb: 2\n', (value) => Object.assign(value, { a: 3 }))).toBe('a: 3\nb: 2\n');
  });
});

describe('an item of a list', () => {
  const CONTAINERS = `containers:
# le site
- name: web # un
  image: "nginx:1.27"

# le cache
- image: redis
  name: cache # deux
`;

  test('is known by its name, so that a new one before it moves no comment', () => {
    expect(after(CONTAINERS, (value) => {
      value.containers = [{ name: 'init', image: 'busybox' }, ...value.containers];
      value.containers[2].image = 'redis:7.2';
    })).toBe(`containers:
- name: init
  image: busybox
# le site
- name: web # un
  image: "nginx:1.27"

# le cache
- image: redis:7.2
  name: cache # deux
`);
  });

  test('takes its comments along where it goes', () => {
    expect(after(CONTAINERS, (value) => value.containers.reverse())).toBe(`containers:

# le cache
- image: redis
  name: cache # deux
# le site
- name: web # un
  image: "nginx:1.27"
`);
    expect(after(CONTAINERS, (value) => value.containers.shift())).toBe('containers:\n\n# le cache\n- image: redis\n  name: cache # deux\n');
  });

  test('is known by its port, path or key where it has no name, or another one', () => {
    const text = 'ports:\n  - containerPort: 80 # site\n  - containerPort: 81 # mesures\n    name: http\nmounts:\n  - mountPath: /tmp # tmp\n    name: a\n';
    expect(after(text, (value) => {
      value.ports = [{ containerPort: 79 }, { containerPort: 81, name: 'metrics' }, { containerPort: 80 }];
      value.mounts[0].name = 'tmp';
    })).toBe(
      'ports:\n  - containerPort: 79\n  - containerPort: 81 # mesures\n    name: metrics\n  - containerPort: 80 # site\nmounts:\n  - mountPath: /tmp # tmp\n    name: tmp\n',
    );
  });

  test('without a name is still the same one when its port changes', () => {
    expect(after('ports: [{containerPort: 80}] # site\nmore:\n  - port: 1 # un\n  - port: 2 # deux\n', (value) => {
      value.ports[0].containerPort = 8080;
      value.more[1].port = 3;
    })).toBe('ports: [{containerPort: 8080}] # site\nmore:\n  - port: 1 # un\n  - port: 3 # deux\n');
  });

  test('that is a text takes the place of another one between the same two', () => {
    expect(after('command:\n  - sh # le shell\n  - -c\n  - "echo a" # dire\n', (value) => {
      value.command[2] = 'echo b';
    })).toBe('command:\n  - sh # le shell\n  - -c\n  - "echo b" # dire\n');
  });

  test('keeps its comment between brackets', () => {
    const text = 'args: [\n  "-c", # option\n  "a", # sans\n  "b" # dernier\n]\n';
    expect(after(text, (value) => {
      value.args = ['-c', 'b', 'c'];
    })).toBe('args: [\n  "-c", # option\n  "b", # dernier\n  "c"\n]\n');
    expect(after(text, (value) => {
      value.args = ['-c'];
    })).toBe('args: [\n  "-c", # option\n]\n');
    expect(after(text, (value) => {
      value.args = ['-c', 'a', 'x'];
    })).toBe('args: [\n  "-c", # option\n  "a", # sans\n  "x" # dernier\n]\n');
  });

  test('is indented as the others are, however far from its dash', () => {
    expect(after('a:\n-   name: x\n    b:\n    - 1\n', (value) => {
      value.a.push({ name: 'z', c: { d: [{ e: 2 }] } });
    })).toBe('a:\n-   name: x\n    b:\n    - 1\n-   name: z\n    c:\n      d:\n      -   e: 2\n');
  });

  test('may be a list', () => {
    expect(after('a:\n  - - 1 # un\n    - 2\n  - 3\n', (value) => {
      value.a[0] = [1, 2, 4];
    })).toBe('a:\n  - - 1 # un\n    - 2\n    - 4\n  - 3\n');
  });

  test('may be nothing', () => {
    expect(after('a:\n  - # rien\n  - 1\nb:\n', (value) => {
      value.a[0] = 'x';
      value.b = 2;
    })).toBe('a:\n  - x # rien\n  - 1\nb: 2\n');
  });
});

describe('an anchor', () => {
  const LABELS = `labels: &labels # communs
  app: web # nom
selector: *labels # les mêmes
template:
  <<: *labels
  tier: front # étage
`;
  const set = (value: unknown, keys: readonly string[], app: string) => {
    for (const key of keys) (value as Record<string, { app: string }>)[key].app = app;
  };

  test('stays where all that it serves changes alike', () => {
    expect(after(LABELS, (value) => set(value, ['labels', 'selector', 'template'], 'x'))).toBe(LABELS.replace('app: web', 'app: x'));
  });

  test('loses the alias that is to say something else, and no other', () => {
    expect(after(LABELS, (value) => set(value, ['selector'], 'x'))).toBe(LABELS.replace('selector: *labels # les mêmes', 'selector: # les mêmes\n  app: x'));
    expect(after(LABELS, (value) => set(value, ['template'], 'x'))).toBe(LABELS.replace('<<: *labels', 'app: x'));
  });

  test('loses all where it alone changes, or goes', () => {
    const rest = 'selector: # les mêmes\n  app: web\ntemplate:\n  app: web\n  tier: front # étage\n';
    expect(after(LABELS, (value) => set(value, ['labels'], 'x'))).toBe(`labels: &labels # communs\n  app: x # nom\n${rest}`);
    expect(after(LABELS, (value) => delete value.labels)).toBe(rest);
  });

  test('in a list serves the keys of several', () => {
    const text = 'a: &a { u: 1 }\nb: &b { v: 2 }\nc:\n  <<: [*a, *b]\n  z: 3 # trois\n';
    expect(after(text, (value) => {
      value.c.v = 4;
    })).toBe('a: &a { u: 1 }\nb: &b { v: 2 }\nc:\n  u: 1\n  v: 4\n  z: 3 # trois\n');
  });
});

describe('a document', () => {
  test('that is something else is printed anew, below what stands above it', () => {
    expect(after('--- # tête\n# aussi\n- a # un\n', () => undefined)).toBe('--- # tête\n# aussi\n- a # un\n');
    expect(patched(read('--- # tête\n# aussi\n- a # un\n'), { b: 1 })).toBe('--- # tête\n# aussi\nb: 1\n');
    expect(patched(read('--- [a]\n'), { b: 1 })).toBe('---\nb: 1\n');
    expect(patched(read('---\n~\n'), { b: 1 })).toBe('---\nb: 1\n');
    expect(patched(read('--- !!set\n? a\n'), { b: 1 })).toBe('---\nb: 1\n');
    expect(patched(read('a\n'), 'b')).toBe('b\n');
  });

  test('is read as kubectl does: yes is true, 0o644 is octal, a time is a text', () => {
    expect(read('a: yes\nb: 0o644\nc: 0644\nd: 12:30\ne: 2001-01-01\nf: "yes"\n').value).toEqual({
      a: true, b: 420, c: 420, d: '12:30', e: '2001-01-01', f: 'yes',
    });
  });

  test('that can\'t be read is told with the reason and the place', () => {
    expect(readDocument('a: [1\nb: 2\n')).toEqual({ why: expect.stringContaining('flow sequence') as string, offset: expect.any(Number) as number });
    expect(readDocument('a: *b\n')).toEqual({ why: expect.stringContaining('b') as string, offset: expect.any(Number) as number });
  });
});
