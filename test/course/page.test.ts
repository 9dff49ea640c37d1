import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { commentsIn } from '../../lib/pages/comments';
import { fencesOf } from '../../lib/pages/fences';
import { call } from '../cli/doctor';

const ROOT = resolve(__dirname, '../..');
const EXPECTED = join(ROOT, 'examples/course/expected');
const PAGE = readFileSync(join(ROOT, 'examples/course/page.fr.md'), 'utf8');

/** A page after `cdk8s-patterns pages`, with what the course's program makes. */
async function regenerated(page: string): Promise<string> {
  let now = '';
  const { status, stderr } = await call(['pages', 'page.md', '--from', EXPECTED], {
    files: { 'page.md': page }, finish: (folder) => (now = readFileSync(join(folder, 'page.md'), 'utf8')),
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return now;
}

/** The ids of the four manifests that the course prints, in its order. */
const PRINTED = [
  'rancher-demo-pod', 'course-as-printed/CronJob/daily-job', 'nginx-deployment', 'course-as-printed/StatefulSet/cassandra',
];
const IN_PRODUCTION = ['Deployment/demo', 'CronJob/daily-job', 'Deployment/nginx', 'StatefulSet/cassandra'].map((id) => `course-in-production/${id}`);

describe('examples/course/page.fr.md', () => {
  const fences = fencesOf(PAGE).fences.map(({ attributes, lines }) => ({
    id: attributes.manifests[0] ?? '', comments: commentsIn(lines.map(({ text }) => `${text}\n`).join('')),
  }));

  test('says what the program does: npm run synth && npm run pages', async () => {
    expect(await regenerated(PAGE)).toBe(PAGE);
  });

  test('shows the four manifests of the course as printed and as in production', () => {
    const shown = fences.map(({ id }) => id.replace(/^course-as-printed\/\w+\/(?=rancher-demo-pod$)/, ''));
    expect(shown).toEqual(expect.arrayContaining([...PRINTED, ...IN_PRODUCTION]));
  });

  test('explains each manifest of production in French, in comments that stay when the program changes around them', async () => {
    for (const { id, comments } of fences) {
      if (id.startsWith('course-in-production/')) expect(comments.length).toBeGreaterThan(0);
    }
    const comments = fences.flatMap((fence) => fence.comments);
    expect(comments).toContain('# le temps que les connexions aillent ailleurs');
    const older = PAGE.replaceAll(/^( *)(memory|image|replicas|failureThreshold): [^#\n]*/gm, '$1$2: "0" ')
      .replaceAll(/^ *(?:imagePullPolicy|enableServiceLinks): .*\n/gm, '').replaceAll(/^( *)livenessProbe:$/gm, '$1oldProbe: {}\n$&');
    expect(older).not.toBe(PAGE);
    const now = await regenerated(older);
    for (const [i, { lines }] of fencesOf(now).fences.entries()) {
      expect(commentsIn(lines.map(({ text }) => `${text}\n`).join(''))).toEqual(fences[i].comments);
    }
    expect(await regenerated(now)).toBe(now);
  });
});

describe('the page of the course, marked up with four ids', () => {
  const marked = (page: string) => {
    const ids = [...PRINTED];
    return page.replace(/^```yaml$/gm, () => `\`\`\`yaml title="manifest.yaml" manifest="${ids.shift()}"`);
  };

  test('regenerates with only the info strings changed: its values, in any order and style', async () => {
    const [pod, job, deployment, cassandra] = parseAllDocuments(readFileSync(join(__dirname, 'page.yaml'), 'utf8')).map(String);
    const page = [pod, job, deployment, cassandra].map((text) => `## \u00e9\n\n\`\`\`yaml\n${text.replace(/^---\n/, '')}\`\`\`\n`).join('\n');
    expect(marked(page).match(/manifest="[^"]+"/g)).toHaveLength(4);
    expect(await regenerated(marked(page))).toBe(marked(page));
  });

  const source = join(ROOT, '..', 'shared', 'course', 'page.md');
  const name = 'regenerates with only the info strings changed: the page itself, where it is at hand';
  if (!existsSync(source)) {
    test.skip(`${name} (left out: the page is not beside this checkout)`, () => undefined);
  } else {
    test(name, async () => {
      const page = marked(readFileSync(source, 'utf8'));
      expect(page.match(/ manifest="[^"]+"/g)).toHaveLength(4);
      expect(await regenerated(page)).toBe(page);
    });
  }
});
