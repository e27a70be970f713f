import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const alone = ['--disable-background-networking', '--disable-component-update', '--disable-default-apps'];

/**
 * Debian's chromium, or the one that `CHROMIUM` names, with `args` besides its usual ones. A journey without a browser
 * fails; it is not left out.
 */
export async function startBrowser(args: readonly string[] = []): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(`there is no browser at ${executablePath}: apt-get install chromium, or set CHROMIUM`);
  }
  return chromium.launch({ executablePath, args: [...quiet, ...alone, ...args] });
}

/** A page in a context of its own, and everything that it asked for and complained of. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ readonly page: Page; readonly requests: string[]; readonly complaints: string[] }> {
  const page = await (await browser.newContext(options)).newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, requests, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against WCAG 2.2 A and AA and its own good practice, as `rule: element`. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Through the debugger, since the page's own policy rightly lets nothing be loaded into it.
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  return page.evaluate(async (values) => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, tags);
}

/** Does `deed`, and waits until the page that it leads to has loaded. */
export async function pageAfter(page: Page, deed: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load');
  await Promise.all([loaded, deed()]);
}

/** Waits until the heading of the page is `name`. Unlike `expect.poll` it may be called by tests that run at once. */
export async function untilHeading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Whether the page is wider than its window, so that a reader would have to scroll sideways. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
