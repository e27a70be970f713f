import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleExport } from '#infra/sample/main.ts';
import {
  accessibilityFaults,
  openPage,
  overflows,
  pageAfter,
  startBrowser,
  untilHeading,
} from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn } from '#test/support/hosts/running-season.ts';
import { signInAtDesk } from './desk-sign-in.ts';
import { type Hand, keyboardOn, pointerOn } from './hands.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairslot-deciding-'));
let season: LivedIn;
let browser: Browser;

beforeAll(async () => {
  [season, browser] = await Promise.all([liveIn(), startBrowser()]);
  const file = join(folder, 'export.csv');
  writeFileSync(file, sampleExport(120, 3, 0));
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
};

const ways: readonly Way[] = [
  { how: 'on a phone, by touch', width: 360, by: pointerOn, hasScript: true },
  { how: 'at 1280 px, by keyboard alone', width: 1280, by: keyboardOn, hasScript: true },
  { how: 'at 1280 px, without script', width: 1280, by: pointerOn, hasScript: false },
];

type Walker = { readonly page: Page; readonly hand: Hand; readonly hasScript: boolean };

async function look({ page, hasScript }: Walker, heading: RegExp): Promise<void> {
  await untilHeading(page, heading);
  if (!hasScript) return;
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

const formOf = (action: string, rule?: string) =>
  `form:has([name=action][value="${action}"])${rule ? `:has([name=rule][value="${rule}"])` : ''}`;

async function enter({ page, hand }: Walker, rule: string, outcome: string, reason: string): Promise<void> {
  const form = formOf('enter-verdict', rule);
  await hand.press(`details:has([name=rule][value="${rule}"]) > summary`);
  await hand.choose(`${form} [name=outcome][value=${outcome}]`);
  await hand.focus(`${form} textarea`);
  await page.keyboard.type(reason);
  await pageAfter(page, () => hand.press(`${form} button`));
  expect(await page.innerText('table')).toContain(reason);
}

/** The id of the first rule of which the page says this. */
async function ruleWith({ page }: Walker, summary: string): Promise<string> {
  const found = page.locator(`details:has(summary:has-text("${summary}")) [name=rule]`).first();
  return (await found.getAttribute('value')) ?? '';
}

test.each(ways)('a person is judged and overridden, and forty are decided and undone, $how', async (way) => {
  const { page, complaints } = await openPage(browser, {
    viewport: { width: way.width, height: 800 },
    javaScriptEnabled: way.hasScript,
  });
  const walker = { page, hand: way.by(page), hasScript: way.hasScript };
  const { hand } = walker;
  await signInAtDesk(page, season);
  await pageAfter(page, () => hand.press('nav a[href="/desk/applications"]'));
  await look(walker, /^120 of 120 applications$/);
  await page.goto(`${season.local.url}/desk/applications?verdict=judgment`);
  await look(walker, /^\d+ of 120 applications$/);
  await pageAfter(page, () => hand.press('tbody th a'));
  await look(walker, /Sample-/);
  await enter(walker, await ruleWith(walker, 'Judge:'), 'pass', 'A year of clinical work in Boston.');
  await look(walker, /Sample-/);
  await enter(walker, await ruleWith(walker, 'Override:'), 'pass', 'The dean’s office confirmed it.');
  await look(walker, /Sample-/);
  await page.goto(`${season.local.url}/desk/applications?status=in-review`);
  await page.selectOption('[name=deed]', 'hold');
  for (let row = 1; row <= 40; row += 1) await hand.choose(`tbody tr:nth-child(${row}) [name=chosen]`);
  await pageAfter(page, () => hand.press('button[value=chosen]'));
  await look(walker, /^Hold: applies to 40 of the 40 selected$/);
  await hand.focus('textarea');
  await page.keyboard.type('Wait for the second list of letters.');
  await pageAfter(page, () => hand.press('form.stack button'));
  await look(walker, /^Hold: done for 40 of 40$/);
  await pageAfter(page, () => hand.press('form.stack button'));
  await look(walker, /^Undo: done for 40 of 40$/);
  expect(complaints).toEqual([]);
  await page.context().close();
});
