import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleExport } from '#infra/sample/main.ts';
import { accessibilityFaults, openPage, overflows, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn } from '#test/support/hosts/running-season.ts';
import { signInAtDesk } from './desk-sign-in.ts';
import { type Hand, keyboardOn, pointerOn } from './hands.ts';

let season: LivedIn;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'fairslot-import-'));

beforeAll(async () => {
  [season, browser] = await Promise.all([liveIn(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await season?.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Way = {
  readonly how: string;
  readonly people: number;
  readonly width: number;
  readonly by: (page: Page) => Hand;
  readonly hasScript: boolean;
};

const ways: readonly Way[] = [
  {
    how: '4,000 people at 1280 px, by keyboard',
    people: 4_000,
    width: 1280,
    by: keyboardOn,
    hasScript: true,
  },
  { how: '500 at 360 px, without script', people: 500, width: 360, by: pointerOn, hasScript: false },
];

/** An export in which the title of one column is another, so that it has to be said by hand. */
function exportOf(people: number, seed: number): string {
  const path = join(folder, `export-${people}.csv`);
  writeFileSync(path, sampleExport(people, seed, 25).replace('USMLE Step 2 CK Score', 'Second score'));
  return path;
}

async function expectSound(page: Page, { hasScript }: Way): Promise<void> {
  if (!hasScript) return;
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

/** Waits as a person does: the page goes on by itself. */
const reached = (page: Page, words: string) => page.getByText(words).first().waitFor({ timeout: 180_000 });

describe('a coordinator imports a file with damaged rows and a column of another name', () => {
  test.each(ways)('$how', { timeout: 400_000 }, async (way) => {
    const { page, complaints } = await openPage(browser, {
      viewport: { width: way.width, height: 800 },
      javaScriptEnabled: way.hasScript,
    });
    const hand = way.by(page);
    await signInAtDesk(page, season);
    await page.goto(`${season.local.url}/desk/imports`);
    await expectSound(page, way);
    await page.setInputFiles('#file', exportOf(way.people, way.people));
    await hand.press('form.drop button');
    await page.waitForURL(/\/desk\/imports\/check/);
    await expectSound(page, way);
    await hand.press('main button');
    await reached(page, 'This is what the file would change');
    await expectSound(page, way);
    await hand.press('a[href*="part=invalid"]');
    await page.waitForURL(/part=invalid/);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(10);
    await expectSound(page, way);
    await page.goBack();
    await page.locator('select[aria-label*="Second score"]').selectOption('step2ck.score');
    await hand.press('form[action$="/columns"] button');
    await reached(page, 'This is what the file would change');
    const select = page.locator('select[aria-label*="Second score"]');
    expect(await select.inputValue()).toBe('step2ck.score');
    await hand.press('form[action$="/apply"] button');
    // The page of the progress loads itself again, also in the middle of an examination.
    await reached(page, 'The file is imported');
    await expectSound(page, way);
    expect(complaints).toEqual([]);
  });
});

test('a coordinator adds a list of facts, without script', async () => {
  const { page } = await openPage(browser, {
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: false,
  });
  await signInAtDesk(page, season);
  await page.goto(`${season.local.url}/desk/facts`);
  await page.fill('[name=fact]', 'research year');
  await page.fill('[name=ids]', '20900001\n20900002');
  await page.check('[name=complete]');
  await page.click('form.stack button');
  expect(await page.locator('main').textContent()).toContain('On the list: 2.');
  await page.click('main form button');
  expect(await page.locator('main').textContent()).toContain('The list is recorded.');
});
