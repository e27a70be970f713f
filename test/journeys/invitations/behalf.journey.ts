import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { signInAtDesk } from '#test/journeys/desk-sign-in.ts';
import { type Hand, keyboardOn, pointerOn } from '#test/journeys/hands.ts';
import { accessibilityFaults, openPage, overflows, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn } from '#test/support/hosts/running-season.ts';

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
};

const ways: readonly Way[] = [
  { how: 'on a phone, by touch', width: 360, by: pointerOn, hasScript: true },
  { how: 'at 1280 px, by keyboard alone', width: 1280, by: keyboardOn, hasScript: true },
  { how: 'at 1280 px, without script', width: 1280, by: pointerOn, hasScript: false },
];

type Walker = { readonly page: Page; readonly hand: Hand; readonly hasScript: boolean };

async function look({ page, hasScript }: Walker, heading: RegExp): Promise<void> {
  await expect.poll(() => page.innerText('h1'), { timeout: 20_000 }).toMatch(heading);
  if (!hasScript) return;
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

const formOf = (action: string) => `form:has([name=action][value="${action}"])`;

/** Opens the form of a deed, and shows what it would do. */
async function askFor(walker: Walker, action: string, choice?: string, reason?: string): Promise<void> {
  const { page, hand } = walker;
  await hand.press(`details:has([name=action][value="${action}"]) > summary`);
  if (choice) await page.selectOption(`${formOf(action)} select`, choice);
  if (reason) {
    await hand.focus(`${formOf(action)} textarea`);
    await page.keyboard.type(reason);
  }
  await hand.press(`${formOf(action)} button`);
}

async function confirm({ page, hand }: Walker, said: RegExp): Promise<void> {
  await hand.press('form.stack:has([name=step][value=do]) button');
  await expect.poll(() => page.locator('.done').innerText(), { timeout: 20_000 }).toMatch(said);
}

/** The ids of the open offers that are for one track alone. */
async function openOffers(track: string): Promise<readonly string[]> {
  const listed = await season.operate('offers', '--track', track, '--status', 'open', '--csv');
  return listed
    .split(/\r?\n/)
    .filter((line) => /,Categorical,open,/.test(line))
    .flatMap((line) => /offer_\w+/.exec(line)?.[0] ?? []);
}

test.each(ways)('an applicant is booked, moved, swapped and canceled on their behalf, $how', async (way) => {
  const { page, complaints } = await openPage(browser, {
    viewport: { width: way.width, height: 800 },
    javaScriptEnabled: way.hasScript,
  });
  const walker = { page, hand: way.by(page), hasScript: way.hasScript };
  const open = await openOffers('categorical');
  const [one, other] = [open[0] ?? '', open[1] ?? ''];
  await signInAtDesk(page, season);
  await page.goto(`${season.local.url}/desk/offers/${one}`);
  await look(walker, /Sample/);
  await askFor(walker, 'book', '2020-12-03 morning', 'Asked for by phone.');
  await look(walker, /^Book for the applicant/);
  await expect(page.innerText('.letter')).resolves.toContain('Asked for by phone.');
  await confirm(walker, /is booked/);
  await look(walker, /Sample/);
  await askFor(walker, 'move', '2020-12-10 afternoon');
  await look(walker, /^Move the interview/);
  await confirm(walker, /is moved/);
  await season.operate('book', other, '--to', '2020-12-15', '--start', 'morning', '--yes');
  await walker.hand.press('a[href$="/swap"]');
  await look(walker, /^Swap the interview/);
  const value = await page.locator(`option[value^="${other}."]`).getAttribute('value');
  await page.selectOption('[name=other]', value ?? '');
  await walker.hand.press('form.stack button');
  await look(walker, /^Swap the interviews of/);
  expect(await page.locator('.letter').count()).toBe(2);
  await confirm(walker, /are swapped/);
  await look(walker, /Sample/);
  await askFor(walker, 'cancel', undefined, 'The applicant withdrew from the Match.');
  await look(walker, /^Cancel the interview/);
  await confirm(walker, /is canceled/);
  await season.operate('cancel', other, '--yes');
  const sent = (await season.mails()).map(({ subject }) => subject);
  expect(sent.filter((subject) => /^Interview rescheduled/.test(subject)).length).toBeGreaterThanOrEqual(3);
  expect(complaints).toEqual([]);
  await page.context().close();
});
