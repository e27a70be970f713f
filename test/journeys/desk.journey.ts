import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  accessibilityFaults,
  openPage,
  overflows,
  startBrowser,
  untilHeading,
} from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn } from '#test/support/hosts/running-season.ts';
import { type Hand, keyboardOn, pointerOn } from './hands.ts';

let season: LivedIn;
let browser: Browser;

beforeAll(async () => {
  [season, browser] = await Promise.all([
    liveIn({ databaseEndpoint: inject('databaseEndpoint') }),
    startBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

type Way = {
  readonly how: string;
  readonly width: number;
  readonly by: (page: Page) => Hand;
  readonly hasScript: boolean;
  readonly colorScheme: 'light' | 'dark';
};

const ways: readonly Way[] = [
  { how: 'on a phone, by touch', width: 360, by: pointerOn, hasScript: true, colorScheme: 'light' },
  { how: 'at 1280 px, by keyboard alone', width: 1280, by: keyboardOn, hasScript: true, colorScheme: 'dark' },
  {
    how: 'at 360 px, by keyboard, without script',
    width: 360,
    by: keyboardOn,
    hasScript: false,
    colorScheme: 'dark',
  },
  { how: 'at 1280 px, without script', width: 1280, by: pointerOn, hasScript: false, colorScheme: 'light' },
];

/** The newest link that was mailed to the address. */
async function newestLink(address: string): Promise<string> {
  const mails = (await season.mails()).filter(
    ({ to, subject }) => to === address && /sign-in link/.test(subject),
  );
  const link = /https?:\/\/\S+\/desk\/sign-in\/[\w.-]+/.exec(mails.at(-1)?.text ?? '')?.[0];
  if (!link) throw new Error(`no link was mailed to ${address}`);
  return link;
}

async function expectSound(page: Page, { hasScript }: Pick<Way, 'hasScript'>): Promise<void> {
  if (!hasScript) return;
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

describe('a coordinator signs in from the mail and out again', () => {
  test.each(ways)('$how', async (way) => {
    const address = 'coordinator.one@example.org';
    const { page, complaints, requests } = await openPage(browser, {
      viewport: { width: way.width, height: 800 },
      javaScriptEnabled: way.hasScript,
      colorScheme: way.colorScheme,
    });
    const hand = way.by(page);
    await page.goto(`${season.local.url}/desk`);
    await untilHeading(page, 'Sign in to the desk');
    await expectSound(page, way);
    await hand.focus('input[type=email]');
    await page.keyboard.type(address);
    await hand.press('main button');
    await untilHeading(page, 'Check your email');
    await expectSound(page, way);
    await page.goto(await newestLink(address));
    await untilHeading(page, 'Almost there');
    await expectSound(page, way);
    await hand.press('main button');
    await untilHeading(page, 'Internal Medicine Residency');
    expect(await page.locator('.figures').textContent()).toMatch(/60\s*offers have no answer/);
    await expectSound(page, way);
    await page.reload();
    await untilHeading(page, 'Internal Medicine Residency');
    await hand.press('.who button');
    await untilHeading(page, 'Sign in to the desk');
    await expectSound(page, way);
    await page.goto(`${season.local.url}/desk`);
    await untilHeading(page, 'Sign in to the desk');
    expect(complaints.filter((each) => !/status of 401/.test(each))).toEqual([]);
    expect(requests.every((each) => each.includes(season.local.url))).toBe(true);
  });
});

test('what was typed in a form is sent again after a sign-in in another tab', async () => {
  const address = 'coordinator.two@example.org';
  const context = { viewport: { width: 1280, height: 800 } };
  const { page } = await openPage(browser, context);
  const signIn = async () => {
    await page.goto(`${season.local.url}/desk/sign-in`);
    await page.fill('input[type=email]', address);
    await page.click('main button');
    await page.goto(await newestLink(address));
    await page.click('main button');
  };
  await signIn();
  const other = await page.context().newPage();
  await other.goto(`${season.local.url}/desk`);
  const field = '<input name="note" value="A long & careful note">';
  await other.evaluate(`document.querySelector('.who').insertAdjacentHTML('beforeend', '${field}')`);
  await page.click('.who button');
  await other.click('.who button');
  await untilHeading(other, 'Please sign in');
  expect(await other.locator('dd').textContent()).toBe('A long & careful note');
  expect(await accessibilityFaults(other)).toEqual([]);
  await signIn();
  await other.click('section button');
  await untilHeading(other, 'Please send this once more');
  expect(await other.locator('dd').textContent()).toBe('A long & careful note');
  await other.click('section button');
  await untilHeading(other, 'Sign in to the desk');
});

test('a scanner that opens the link, and sends its form from elsewhere, signs nobody in', async () => {
  const address = 'coordinator.two@example.org';
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${season.local.url}/desk/sign-in`);
  await page.fill('input[type=email]', address);
  await page.click('main button');
  const link = await newestLink(address);
  for (const method of ['HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
  const sent = await fetch(link, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
  expect([sent.status, sent.headers.get('set-cookie')]).toEqual([403, null]);
  await page.goto(link);
  await page.click('main button');
  await untilHeading(page, 'Internal Medicine Residency');
});
