import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { signInAtDesk } from '#test/journeys/desk-sign-in.ts';
import { type Hand, keyboardOn, pointerOn } from '#test/journeys/hands.ts';
import {
  accessibilityFaults,
  openPage,
  overflows,
  pageAfter,
  startBrowser,
  untilHeading,
} from '#test/support/hosts/browser.ts';
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

/** A way to work the desk, the day that is canceled on it, and who is booked there. */
type Way = {
  readonly how: string;
  readonly width: number;
  readonly by: (page: Page) => Hand;
  readonly hasScript: boolean;
  readonly day: string;
  readonly name: string;
  readonly people: readonly string[];
};

const ways: readonly Way[] = [
  {
    ...{ how: 'on a phone, by touch', width: 360, by: pointerOn, hasScript: true },
    ...{ day: '2020-12-03', name: 'Thu, Dec 3', people: ['01', '04', '05'] },
  },
  {
    ...{ how: 'at 1280 px, by keyboard alone', width: 1280, by: keyboardOn, hasScript: true },
    ...{ day: '2020-12-17', name: 'Thu, Dec 17', people: ['10', '14', '18'] },
  },
];

async function look(page: Page, heading: string | RegExp): Promise<void> {
  await untilHeading(page, heading);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

/** Waits until the draft has been applied: with script or without, the page asks for itself again. */
async function untilApplied(page: Page): Promise<void> {
  await season.local.drain();
  await page.goto(`${season.local.url}/desk/plan`);
  await page.getByText('The last draft has been applied.').waitFor();
}

test.each(ways)('seats are changed, and a day with three people on it is canceled, $how', async (way) => {
  const ids = way.people.map((each) => `SAMPLE-00${each}`);
  for (const id of ids) await season.operate('book', id, '--to', way.day, '--start', 'morning', '--yes');
  const { page, complaints } = await openPage(browser, {
    viewport: { width: way.width, height: 800 },
    javaScriptEnabled: way.hasScript,
  });
  const hand = way.by(page);
  await signInAtDesk(page, season);
  await page.goto(`${season.local.url}/desk/plan`);
  await look(page, 'The season');

  await pageAfter(page, () => hand.press('a[href="/desk/plan/days/2020-11-17"]'));
  await look(page, 'Tue, Nov 17, in the season');
  await hand.focus('input[name="days.2020-11-17.seats.0.morning"]');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('5');
  await pageAfter(page, () => hand.press('form.grid button'));
  await look(page, 'Tue, Nov 17, in the draft');
  expect(await page.inputValue('input[name="days.2020-11-17.seats.0.morning"]')).toBe('5');

  await page.goto(`${season.local.url}/desk/plan/days/${way.day}`);
  await pageAfter(page, () => hand.press('form:has([name=edit][value=remove-day]) button'));
  await look(page, 'Draft of the season');
  await pageAfter(page, () => hand.press('a[href="/desk/plan/check"]'));
  await look(page, 'Apply the draft?');
  expect(await page.innerText('main')).toContain('Concerned: 3 people with a booking. To be sent: 3 mails.');
  for (const each of way.people) expect(await page.innerText('main')).toContain(`applicant.${each}@example`);
  await hand.focus('textarea[name=reason]');
  await page.keyboard.type('An interviewer is ill.');
  await pageAfter(page, () => hand.press('form:has([name=edit][value=apply]) button'));
  await untilApplied(page);
  await look(page, 'The season');
  expect(await page.innerText('main')).toContain('Told: 3 people.');
  expect(await page.locator(`a[href="/desk/plan/days/${way.day}"]`).count()).toBe(0);

  const told = (await season.mails()).filter(({ text }) => text.includes('An interviewer is ill.'));
  const mine = told.filter(({ to }) => way.people.some((each) => to.startsWith(`applicant.${each}@`)));
  expect(mine.map(({ subject }) => subject)).toEqual(
    way.people.map(() => expect.stringMatching(/^Please choose another date: /)),
  );
  for (const { calendars } of mine) expect(calendars.join()).toContain('METHOD:CANCEL');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('without script a season file is downloaded, changed, and uploaded as the draft, and a wrong one is refused by line', async () => {
  const { page } = await openPage(browser, {
    viewport: { width: 1280, height: 800 },
    javaScriptEnabled: false,
  });
  await signInAtDesk(page, season);
  await page.goto(`${season.local.url}/desk/plan`);
  await untilHeading(page, 'The season');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('a[href="/desk/plan/season.yaml"]'),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('# Days, pairs, tracks, codes and deadlines are those that the program published.');
  const upload = async (content: string) => {
    await page.setInputFiles('input[type=file]', {
      name: 'season.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(content),
    });
    await pageAfter(page, () => page.click('form.drop button'));
  };
  await upload(text.replace('zone: America/New_York', 'zone: EST'));
  expect(await page.innerText('[role=alert]')).toMatch(/Line \d+, program\.zone: /);
  await upload(text.replace('answerHours: 120', 'answerHours: 96'));
  await untilHeading(page, 'Draft of the season');
  expect(await page.innerText('main')).toContain('Changed offers.answerHours: 120 -> 96');
  await pageAfter(page, () => page.click('form[action="/desk/plan/discard"] button'));
  await untilHeading(page, 'The season');
  await page.context().close();
});
