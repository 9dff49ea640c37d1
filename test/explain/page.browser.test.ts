import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { call } from '../cli/doctor';

const CHROMIUM = '/usr/bin/chromium';
const ROOT = join(__dirname, '../..');

if (!existsSync(CHROMIUM)) {
  test.skip(`the page in a browser (left out: there is no ${CHROMIUM} here, Debian's package chromium)`, () => undefined);
} else {
  describe('the page in a browser', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-page-'));
    const file = join(folder, 'course.html');
    let browser: Browser;
    /** What a page may not do: ask for anything, or fail. */
    let said: string[];

    beforeAll(async () => {
      const argv = ['explain', 'course-in-production', '--printed', 'course-as-printed', '--format', 'html'];
      const { status, stdout } = await call([...argv, '--app', 'npx tsx examples/course/main.ts'], {
        cwd: ROOT, env: { PATH: process.env.PATH as string },
      });
      expect(status).toBe(0);
      writeFileSync(file, stdout);
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    }, 90_000);

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options });
      said = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', ({ message }) => said.push(message));
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) said.push(request.url());
      });
      await page.goto(`file://${file}`);
      return page;
    };
    const manifest = (page: Page, name: string): Locator => (
      page.locator('section', { has: page.getByRole('heading', { name, exact: true, level: 2 }) })
    );
    const line = (page: Page, name: string, text: string): Locator => (
      manifest(page, name).getByRole('button').filter({ hasText: new RegExp(`^ *${text}$`) }).first()
    );
    const reason = (page: Page): Locator => page.getByRole('complementary', { name: 'The reason of a line' });
    const NON_ROOT = 'The kubelet refuses to start a container as root, whatever its image says.';

    test('shows the reason of a line, and where it comes from, when it is pointed at', async () => {
      const page = await open();
      await line(page, 'Deployment nginx', 'runAsNonRoot: true').hover();
      expect(await reason(page).innerText()).toBe(`spec.template.spec.securityContext.runAsNonRoot\n\n${NON_ROOT}\n\nprofile: restricted`);
      expect(await manifest(page, 'Deployment nginx').getByRole('button', { name: 'added: runAsNonRoot: true', exact: true }).count()).toBe(1);
      await line(page, 'Deployment nginx', 'image: nginxinc/nginx-unprivileged:1.27.3').hover();
      expect(await reason(page).innerText()).toContain('image of StatelessWebApp course-in-production/nginx (examples/course/in-production.ts:40)');
      expect(await reason(page).innerText()).toContain('before: "nginx:1.7.9"');
      expect(said).toEqual([]);
      await page.close();
    }, 60_000);

    test('is read with the keyboard alone: past the graph into a manifest, down each line and back, and on to the next manifest', async () => {
      const page = await open();
      await page.keyboard.press('Tab');
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('To the manifests');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const focused = () => page.evaluate<string>('document.activeElement.textContent');
      const first = manifest(page, 'ServiceAccount demo').getByRole('button');
      expect(await focused()).toBe('apiVersion: v1');
      const count = await first.count();
      for (let i = 1; i < count; i++) {
        await page.keyboard.press('ArrowDown');
        expect(await focused()).toBe(await first.nth(i).textContent());
        expect(await first.nth(i).getAttribute('aria-current')).toBe('true');
      }
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('automountServiceAccountToken: false');
      for (let i = 1; i < count; i++) await page.keyboard.press('ArrowUp');
      expect(await focused()).toBe('apiVersion: v1');
      await page.keyboard.press('End');
      expect(await reason(page).innerText()).toContain('No Pod gets a token of this account unless it asks');
      await page.keyboard.press('Home');
      expect(await focused()).toBe('apiVersion: v1');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('apiVersion: networking.k8s.io/v1');
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe('apiVersion: v1');
      expect(said).toEqual([]);
      await page.close();
    }, 60_000);

    test('on a phone has both sides one below the other, no page that scrolls sideways, and the reason of a tapped line in a sheet', async () => {
      const page = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
      expect(await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')).toEqual([360, 360]);
      const sides = await manifest(page, 'StatefulSet cassandra').locator('.side').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
      expect(sides[1].top).toBeGreaterThanOrEqual(sides[0].bottom);
      expect(await reason(page).isVisible()).toBe(false);
      const tapped = line(page, 'Deployment nginx', 'runAsNonRoot: true');
      await tapped.tap();
      expect(await reason(page).innerText()).toContain(NON_ROOT);
      const [sheet, own] = [await reason(page).boundingBox(), await tapped.boundingBox()];
      expect(Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0))).toBe(740);
      expect((own?.y ?? 0) + (own?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0);
      await page.getByRole('button', { name: 'Close' }).tap();
      expect(await reason(page).isVisible()).toBe(false);
      await tapped.tap();
      await page.keyboard.press('Escape');
      expect(await reason(page).isVisible()).toBe(false);
      expect(said).toEqual([]);
      await page.close();
    }, 60_000);

    test('puts what belongs together side by side where there is room, each line beside its counterpart', async () => {
      const page = await open();
      const rows = await manifest(page, 'StatefulSet cassandra').locator('li').evaluateAll((all) => (
        all.filter((one) => /^\s*replicas: 3$/.test(one.textContent)).map((one) => one.getBoundingClientRect().top)
      ));
      expect(rows).toHaveLength(2);
      expect(rows[0]).toBeCloseTo(rows[1]);
      expect(await manifest(page, 'Deployment demo').getByRole('heading', { level: 3 }).first().textContent()).toBe('As printed: Pod rancher-demo-pod');
      await page.close();
    }, 60_000);

    test.each(['light', 'dark'] as const)('is readable in the %s: every text has a contrast of 4.5 or more', async (colorScheme) => {
      const page = await open({ colorScheme });
      await line(page, 'Deployment nginx', 'runAsNonRoot: true').focus();
      const contrasts = await page.evaluate<{ readonly text: string; readonly contrast: number }[]>(CONTRASTS);
      expect(contrasts.length).toBeGreaterThan(1000);
      expect(contrasts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
      const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(paper).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(13, 17, 23)');
      expect(said).toEqual([]);
      await page.close();
    }, 60_000);
  });
}

/**
 * Of each text of the page the contrast to what is behind it, in the browser.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
const CONTRASTS = `(() => {
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const linear = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((value) => linear(value / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    if (!element) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return (channels(color)[3] ?? 1) === 0 ? behind(element.parentElement) : color;
  };
  const texts = [...document.querySelectorAll('h1, h2, h3, p, a, li, button, code, summary, .key span')].filter((one) => one.textContent !== '');
  return texts.map((one) => {
    const [a, b] = [luminance(getComputedStyle(one).color), luminance(behind(one))].sort((x, y) => y - x);
    return { text: one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 20), contrast: (a + 0.05) / (b + 0.05) };
  });
})()`;
