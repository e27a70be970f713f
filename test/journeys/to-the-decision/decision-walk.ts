import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { sampleExport } from '#infra/sample/main.ts';
import type { Hand } from '#test/journeys/hands.ts';
import { openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { liveIn } from '#test/support/hosts/running-season.ts';
import {
  type Coordinator,
  enterVerdict,
  follow,
  look,
  signInFromMail,
  type,
  untilText,
} from './coordinator-steps.ts';

const address = 'coordinator.one@example.org';
/** How a coordinator works the desk, and how many people the export has. */
export type Way = {
  readonly people: number;
  readonly width: number;
  readonly by: (page: Page) => Hand;
  readonly hasScript: boolean;
};

/** So many rows of the export are damaged, and the title of one column is another, so that it has to be said by hand. */
const DAMAGED = 25;

/** Imports the export: reads the report, corrects a column, applies it, and follows it to its end. */
async function importExport(walker: Coordinator, folder: string, people: number): Promise<void> {
  const { page } = walker;
  const path = join(folder, `export-${people}.csv`);
  const text = sampleExport(people, people, DAMAGED);
  writeFileSync(path, text.replace('USMLE Step 2 CK Score', 'Second score'));
  await follow(walker, 'nav a[href="/desk/imports"]');
  await look(walker, /^Import applications$/);
  await page.setInputFiles('#file', path);
  await walker.hand.press('form.drop button');
  await page.waitForURL(/\/desk\/imports\/check/);
  await look(walker, /^The file has arrived$/);
  await walker.hand.press('main button');
  await untilText(walker, 'This is what the file would change');
  await look(walker, /\.csv$/);
  await follow(walker, 'a[href*="part=invalid"]');
  await look(walker, /^Rows that cannot be used$/);
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(10);
  await page.goBack();
  const select = page.locator('select[aria-label*="Second score"]');
  await select.selectOption('step2ck.score');
  await follow(walker, 'form[action$="/columns"] button');
  await untilText(walker, 'This is what the file would change');
  expect(await select.inputValue()).toBe('step2ck.score');
  await walker.hand.press('form[action$="/apply"] button');
  await untilText(walker, 'The file is imported');
  await look(walker, /\.csv$/);
}

/** Records a list of facts, after seeing what it would say. */
async function addFacts(walker: Coordinator): Promise<void> {
  await follow(walker, 'nav a[href="/desk/facts"]');
  await look(walker, /^Facts by list$/);
  await type(walker, '[name=fact]', 'three letters received');
  await type(walker, '[name=ids]', '20900001\n20900002');
  await walker.hand.choose('[name=complete]');
  await follow(walker, 'form.stack button');
  await look(walker, /^Record this list\?$/);
  await follow(walker, 'main form button');
  await look(walker, /^Facts by list$/);
  expect(await walker.page.innerText('main')).toContain('The list is recorded.');
}

/** Opens one person, judges what needs a judgment, and overrides what a rule says. */
async function judgeOne(walker: Coordinator, url: string): Promise<void> {
  await walker.page.goto(`${url}/desk/applications?verdict=judgment`);
  await look(walker, /applications$/);
  await follow(walker, 'tbody th a');
  await look(walker, /Sample-/);
  await enterVerdict(walker, 'Judge:', 'A year of clinical work in Boston.');
  await enterVerdict(walker, 'Override:', 'The dean’s office confirmed it.');
}

/** Decides for forty who are ticked, and undoes it. */
async function decideForForty(walker: Coordinator, url: string): Promise<void> {
  const { page, hand } = walker;
  await page.goto(`${url}/desk/applications?status=in-review`);
  await page.selectOption('[name=deed]', 'hold');
  for (let row = 1; row <= 40; row += 1) await hand.choose(`tbody tr:nth-child(${row}) [name=chosen]`);
  await follow(walker, 'button[value=chosen]');
  await look(walker, /^Hold: applies to 40 of the 40 selected$/);
  await type(walker, 'textarea', 'Wait for the second list of letters.');
  await follow(walker, 'form.stack button');
  await look(walker, /^Hold: done for 40 of 40$/);
  await follow(walker, 'form.stack button');
  await look(walker, /^Undo: done for 40 of 40$/);
}

/** Walks from the sign-in mail to a decision for forty people and out again, on a host of its own. */
export async function walkToDecision(way: Way): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-coordinator-'));
  const [season, browser] = await Promise.all([
    liveIn({ databaseEndpoint: inject('databaseEndpoint') }),
    startBrowser(),
  ]);
  try {
    const { page, complaints } = await openPage(browser, {
      viewport: { width: way.width, height: 800 },
      javaScriptEnabled: way.hasScript,
    });
    const walker = { page, hand: way.by(page), hasScript: way.hasScript };
    await signInFromMail(walker, season, address);
    await follow(walker, 'nav a[href="/desk/applications"]');
    await importExport(walker, folder, way.people);
    await addFacts(walker);
    await judgeOne(walker, season.local.url);
    await decideForForty(walker, season.local.url);
    const mails = (await season.mails()).filter(({ to }) => to === address);
    expect(mails.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('csv is imported'));
    await follow(walker, 'form.who button');
    await look(walker, /./);
    await page.goto(`${season.local.url}/desk/applications`);
    await page.locator('main input[type=email]').waitFor();
    expect(complaints.filter((each) => !each.includes('401'))).toEqual([]);
  } finally {
    await browser.close();
    await season.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
