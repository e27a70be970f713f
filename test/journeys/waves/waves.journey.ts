import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sampleExport } from '#infra/sample/main.ts';
import { signInAtDesk } from '#test/journeys/desk-sign-in.ts';
import { type Hand, keyboardOn, pointerOn } from '#test/journeys/hands.ts';
import { accessibilityFaults, openPage, overflows, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn } from '#test/support/hosts/running-season.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairslot-waves-'));
let season: LivedIn;
let browser: Browser;

beforeAll(async () => {
  [season, browser] = await Promise.all([
    liveIn({ databaseEndpoint: inject('databaseEndpoint') }),
    startBrowser(),
  ]);
  const file = join(folder, 'export.csv');
  writeFileSync(file, sampleExport(200, 3, 0));
  await season.operate('import', file, '--yes');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await browser?.close();
  await season?.stop();
});

type Way = {
  readonly how: string;
  readonly width: number;
  readonly by: (page: Page) => Hand;
  readonly hasScript: boolean;
  /** A wave leaves at a time of its own. */
  readonly release: string;
};

const ways: readonly Way[] = [
  { how: 'by keyboard alone', width: 1280, by: keyboardOn, hasScript: true, release: '2020-10-27T10:00' },
  { how: 'on a phone', width: 360, by: pointerOn, hasScript: true, release: '2020-10-27T11:00' },
  { how: 'without script', width: 1280, by: pointerOn, hasScript: false, release: '2020-10-27T12:00' },
];

/** A picture of each page is kept where the environment names a folder. */
const pictures = process.env.JOURNEY_PICTURES;

async function look(page: Page, way: Way, heading: RegExp): Promise<void> {
  await expect.poll(() => page.innerText('h1'), { timeout: 15_000 }).toMatch(heading);
  if (pictures && way.hasScript) {
    const name = `${way.width}-${(await page.innerText('h1')).replaceAll(/\W+/g, '-')}.png`;
    await page.screenshot({ path: join(pictures, name), fullPage: true });
  }
  if (!way.hasScript) return;
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

/** Decides to invite the first forty of the list that nobody has decided on. */
async function decideForty(page: Page, hand: Hand): Promise<void> {
  await page.goto(`${season.local.url}/desk/applications?status=in-review`);
  await page.selectOption('[name=deed]', 'invite-considered');
  for (let row = 1; row <= 40; row += 1) await hand.choose(`tbody tr:nth-child(${row}) [name=chosen]`);
  await hand.press('button[name=who][value=chosen]:not([formaction])');
  await page.waitForURL(/decide/);
  await hand.focus('textarea');
  await page.keyboard.type('Strong letters.');
  await hand.press('form.stack button');
  await expect.poll(() => page.innerText('h1'), { timeout: 15_000 }).toMatch(/done for/);
}

test.each(ways)('a wave is made from the list, released by the clock, and fills, $how', async (way) => {
  const { page, complaints } = await openPage(browser, {
    viewport: { width: way.width, height: 800 },
    javaScriptEnabled: way.hasScript,
  });
  const hand = way.by(page);
  await signInAtDesk(page, season);
  await decideForty(page, hand);
  await page.goto(`${season.local.url}/desk/applications?status=to-invite`);
  await hand.press('button[formaction="/desk/waves/new"][value=all]');
  await page.waitForURL(/waves\/new/);
  await look(page, way, /^New wave: \d+ of the \d+ selected fit$/);
  await page.fill('[name=release]', way.release);
  await hand.press('form[action="/desk/waves/new"] button');
  await page.waitForSelector('form[action="/desk/waves"] button');
  await look(page, way, /^New wave: \d+ of the \d+ selected fit$/);
  expect(await page.innerText('main')).toContain('Interview invitation:');
  await hand.press('form[action="/desk/waves"] button');
  // Somebody of the list may have been in the way: then the page shows the wave without them, to be confirmed.
  await expect.poll(() => page.innerText('h1'), { timeout: 30_000 }).toMatch(/^Wave of|^New wave/);
  if (/^New wave/.test(await page.innerText('h1'))) {
    await hand.press('form[action="/desk/waves"] button');
    await page.waitForURL(/waves\/2020/);
  }
  await look(page, way, /^Wave of Tue, Oct 27/);
  expect(await page.innerText('.lead')).toMatch(/^\d+ not sent yet\./);
  await hand.press('nav a[href="/desk/waves"], main a[href="/desk/waves"]');
  await look(page, way, /wave/);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('when the clock has released them, the page of a wave shows how it fills', async () => {
  await season.local.clock.move('2020-10-27T12:30');
  const mails = (await season.mails()).filter(({ subject }) => subject.startsWith('Interview invitation'));
  expect(mails.length).toBeGreaterThan(60);
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  const link = /https?:\/\/\S+\/i\/\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await page.locator('form.card').first().locator('input[type=radio]:enabled').first().check();
  for (const fieldset of await page.locator('form.card').first().locator('fieldset').all())
    await fieldset.locator('input[type=radio]:enabled').first().check();
  await page.locator('form.card button').first().click();
  await expect.poll(() => page.innerText('h1')).toMatch(/interview|booked/i);
  await signInAtDesk(page, season);
  await page.goto(`${season.local.url}/desk/waves`);
  await expect.poll(() => page.innerText('table')).toMatch(/1 booked/);
  expect(await page.innerText('table')).not.toContain('not sent yet');
  await page.context().close();
});
