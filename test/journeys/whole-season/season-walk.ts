import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { sampleExport } from '#infra/sample/main.ts';
import { signInAtDesk } from '#test/journeys/desk-sign-in.ts';
import { Walker, type Way } from '#test/journeys/walker.ts';
import { openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { liveIn } from '#test/support/hosts/running-season.ts';

/** Walks through a season from the first wave to the last notice, on a host of its own. */
export async function walkSeason(way: Way): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-season-'));
  const [season, browser] = await Promise.all([
    liveIn({ databaseEndpoint: inject('databaseEndpoint') }),
    startBrowser(),
  ]);
  try {
    writeFileSync(join(folder, 'export.csv'), sampleExport(120, 3, 0));
    await season.operate('import', join(folder, 'export.csv'), '--yes');
    const { page, complaints } = await openPage(browser, {
      viewport: { width: way.width, height: 800 },
      javaScriptEnabled: way.hasScript,
    });
    const walker = new Walker(season, page, way);
    await signInAtDesk(page, season);
    await inviteForty(walker);
    const [one, other, third] = await threeBooked(walker);
    await changeSeats(walker);
    await swap(walker, one, other);
    await cancelTheDay(walker, [one, other, third]);
    await closeTheRest(walker);
    await takeFiles(walker);
    await erase(walker);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await season.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Decides for forty, prepares the wave with its preview, and lets the clock release it. */
async function inviteForty(walker: Walker): Promise<void> {
  const { page, hand, season } = walker;
  await walker.goTo('/desk/applications?status=in-review');
  await page.selectOption('[name=deed]', 'invite-considered');
  for (let row = 1; row <= 40; row += 1) await hand.choose(`tbody tr:nth-child(${row}) [name=chosen]`);
  await walker.press('button[name=who][value=chosen]:not([formaction])');
  await walker.look(/^To invite/);
  await walker.type('textarea', 'Strong letters.');
  await walker.press('form.stack button');
  await walker.look(/done for \d+ of \d+$/);
  await walker.goTo('/desk/applications?status=to-invite');
  await walker.press('button[formaction="/desk/waves/new"][value=all]');
  await walker.look(/^New wave: \d+ of the \d+ selected fit$/);
  await page.fill('[name=release]', '2020-10-27T10:00');
  await walker.press('form[action="/desk/waves/new"] button');
  await walker.look(/^New wave/);
  expect(await walker.reads()).toContain('Interview invitation:');
  await walker.press('form[action="/desk/waves"] button');
  await walker.look(/^Wave of Tue, Oct 27/);
  expect(await page.innerText('.lead')).toMatch(/^\d+ not sent yet\.$/);
  await season.local.clock.move('2020-10-27T10:05');
  const wave = new URL(page.url()).pathname;
  await walker.signInAgain();
  await walker.goTo(wave);
  expect(await page.innerText('.lead')).toMatch(/^\d+ no answer yet\.$/);
}

const DAY = '2020-12-17';

/** Three of those who are invited take the same day; the wave and the season show it. */
async function threeBooked(walker: Walker): Promise<readonly [string, string, string]> {
  const { season, page } = walker;
  const listed = await season.operate('offers', '--track', 'categorical', '--status', 'open', '--csv');
  const ids = listed
    .split(/\r?\n/)
    .filter((line) => /,Categorical,open,/.test(line))
    .flatMap((line) => /offer_\w+/.exec(line)?.[0] ?? []);
  const [one = '', other = '', third = ''] = ids;
  await season.operate('book', one, '--to', DAY, '--start', 'morning', '--yes');
  await season.operate('book', other, '--to', DAY, '--start', 'afternoon', '--yes');
  await season.operate('book', third, '--to', DAY, '--start', 'morning', '--yes');
  await season.local.drain();
  await walker.goTo('/desk/season');
  await walker.look('Season at a glance');
  await walker.press(`a[href="/desk/days/${DAY}"]`);
  await walker.look(/December 17, 2020: 3 people$/);
  expect(await page.locator('main table tbody tr').count()).toBeGreaterThanOrEqual(3);
  return [one, other, third];
}

async function changeSeats(walker: Walker): Promise<void> {
  const { page } = walker;
  const seats = 'input[name="days.2020-11-17.seats.0.morning"]';
  await walker.goTo('/desk/plan/days/2020-11-17');
  await walker.type(seats, '6');
  await walker.press('form.grid button');
  await walker.look('Tue, Nov 17, in the draft');
  expect(await page.inputValue(seats)).toBe('6');
}

async function swap(walker: Walker, one: string, other: string): Promise<void> {
  const { page } = walker;
  await walker.goTo(`/desk/offers/${one}`);
  await walker.press('a[href$="/swap"]');
  await walker.look(/^Swap the interview/);
  const value = await page.locator(`option[value^="${other}."]`).getAttribute('value');
  await page.selectOption('[name=other]', value ?? '');
  await walker.press('form.stack button');
  await walker.look(/^Swap the interviews of/);
  await walker.press('form.stack:has([name=step][value=do]) button');
  expect(await page.innerText('.done')).toContain('swapped');
}

/** The draft with the changed seats also loses the day of the three: each is named before, and told once. */
async function cancelTheDay(walker: Walker, offers: readonly string[]): Promise<void> {
  const { season } = walker;
  await walker.goTo(`/desk/plan/days/${DAY}`);
  await walker.press('form:has([name=edit][value=remove-day]) button');
  await walker.look('Draft of the season');
  await walker.press('a[href="/desk/plan/check"]');
  await walker.look('Apply the draft?');
  expect(await walker.reads()).toContain('Concerned: 3 people with a booking. To be sent: 3 mails.');
  await walker.type('textarea[name=reason]', 'An interviewer is ill.');
  await walker.press('form:has([name=edit][value=apply]) button');
  await season.local.drain();
  await walker.goTo('/desk/plan');
  await walker.look('The season');
  expect(await walker.reads()).toContain('Told: 3 people.');
  const told = (await season.mails()).filter(({ text }) => text.includes('An interviewer is ill.'));
  const applicants = told.filter(({ calendars }) => calendars.join().includes('METHOD:CANCEL'));
  expect(applicants).toHaveLength(offers.length);
}

/** Decides for those who are left, and tells each that the program will not invite them. */
async function closeTheRest(walker: Walker): Promise<void> {
  const { page, season } = walker;
  await walker.goTo('/desk/applications?status=in-review');
  await page.selectOption('[name=deed]', 'close');
  await walker.press('button[name=who][value=all]:not([formaction])');
  await walker.look(/^Close: applies to/);
  await walker.type('textarea', 'The season is full.');
  await walker.press('form.stack button');
  await season.local.drain();
  await walker.goTo('/desk/closing');
  await walker.look(/without an answer$/);
  const people = Number(/Prepare (\d+) messages/.exec(await walker.reads())?.[1]);
  expect(people).toBeGreaterThan(20);
  await walker.press('form.stack:has([name=as][value=closed]) button');
  await walker.look(/without an answer$/);
  await season.local.clock.move('+2d');
  const mails = await season.mails();
  await walker.signInAgain();
  await walker.goTo('/desk/closing');
  expect(await walker.reads()).toContain(`${people} told`);
  expect(mails.filter(({ subject }) => /application/i.test(subject)).length).toBeGreaterThanOrEqual(people);
}

async function takeFiles(walker: Walker): Promise<void> {
  await walker.goTo('/desk/waves');
  await walker.look(/^\d+ waves$/);
  const evidence = await walker.download('a[href="/desk/waves/evidence.csv"]');
  expect(evidence.split(/\r?\n/).length).toBeGreaterThan(40);
  await walker.goTo('/desk/days/2020-12-10');
  const roster = await walker.download('a[href$=".csv"]');
  expect(roster).toMatch(/^\uFEFF?\w/);
  await walker.goTo('/desk/record');
  await walker.look('The record');
  const record = await walker.download('a[href^="/desk/record.csv"]');
  for (const reason of ['Strong letters.', 'An interviewer is ill.', 'The season is full.'])
    expect(record).toContain(reason);
}

async function erase(walker: Walker): Promise<void> {
  const { page } = walker;
  await walker.goTo('/desk/applications?status=closed');
  await walker.press('tbody th a');
  const path = new URL(page.url()).pathname;
  const id = path.split('/').at(-1) ?? '';
  await walker.goTo(`${path}/data`);
  await walker.look(/^Data of/);
  await walker.type('[name=confirm]', id);
  await walker.press(`form[action$="/data"] button`);
  await walker.season.local.drain();
  const reply = await page.request.get(walker.season.local.url + path);
  expect(reply.status()).toBe(404);
}
