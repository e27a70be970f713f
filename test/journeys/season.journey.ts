import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { accessibilityFaults, openPage, overflows, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn } from '#test/support/hosts/running-season.ts';
import { signInAtDesk } from './desk-sign-in.ts';
import { type Hand, keyboardOn, pointerOn } from './hands.ts';

let season: LivedIn;
let browser: Browser;

beforeAll(async () => {
  [season, browser] = await Promise.all([
    liveIn({ databaseEndpoint: inject('databaseEndpoint') }),
    startBrowser(),
  ]);
  await bookSome();
});
afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

/** Books the first day that is offered, for a few of those who are invited, each on the personal page. */
async function bookSome(): Promise<void> {
  const links = (await season.mails()).flatMap(
    ({ text }) => /https?:\/\/\S+\/i\/[\w.-]+/.exec(text)?.[0] ?? [],
  );
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  for (const link of links.slice(0, 6)) {
    await page.goto(link);
    await page.locator('input[type=radio]').first().check();
    await page.locator('form.card:has(:checked) button').first().click();
    await page.waitForLoadState();
  }
  await page.context().close();
  await season.mails();
}

type Way = {
  readonly how: string;
  readonly width: number;
  readonly by: (page: Page) => Hand;
  readonly hasScript: boolean;
};

const ways: readonly Way[] = [
  { how: 'at 1280 px, by keyboard', width: 1280, by: keyboardOn, hasScript: true },
  { how: 'at 360 px, by hand', width: 360, by: pointerOn, hasScript: true },
  { how: 'at 360 px, without script', width: 360, by: pointerOn, hasScript: false },
];

async function look(page: Page, { hasScript }: Way, heading: RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  if (!hasScript) return;
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

test.each(ways)('a coordinator looks at the season, a day and its offers, $how', async (way) => {
  const { page, complaints } = await openPage(browser, {
    viewport: { width: way.width, height: 800 },
    javaScriptEnabled: way.hasScript,
  });
  const hand = way.by(page);
  await signInAtDesk(page, season);
  await look(page, way, /./);
  await hand.press('nav a[href="/desk/season"]');
  await page.waitForURL(/season$/);
  await look(page, way, /^Season at a glance$/);
  expect(await page.getByRole('img', { name: /^Mon, Nov 16, morning: .* free$/ }).count()).toBe(1);
  await hand.press('.days h3 a[href*="/desk/days/"]');
  await page.waitForURL(/days/);
  await look(page, way, /^Monday, November 16, 2020: \d+ (person|people)$/);
  await hand.press('main a[href$="/print"]');
  await page.waitForURL(/print$/);
  await look(page, way, /^Monday, November 16, 2020$/);
  await page.goto(`${season.local.url}/desk/season`);
  await hand.press('.figures a[href*="status=booked"]');
  await page.waitForURL(/offers/);
  await look(page, way, /^\d+ of 60 offers$/);
  expect(await page.title()).toMatch(/^\d+ of 60 offers · /);
  await hand.press('tbody a[href*="/desk/days/"]');
  await page.waitForURL(/days/);
  await look(page, way, /^\w+, \w+ \d+, 202\d: \d+ (person|people)$/);
  expect(complaints).toEqual([]);
  await page.context().close();
});
