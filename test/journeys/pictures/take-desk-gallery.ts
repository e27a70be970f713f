import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { sampleExport } from '#infra/sample/main.ts';
import { signInAtDesk } from '#test/journeys/desk-sign-in.ts';
import type { LivedIn } from '#test/support/hosts/running-season.ts';
import { takeBothWidths } from './take-both-widths.ts';

/**
 * Takes the pictures of the desk, as it looks to a coordinator on the day of the first interviews: sample applications are
 * imported, some of them are decided on, and a wave of invitations and one of closing notices are prepared.
 */
export async function takeDeskGallery(season: LivedIn, browser: Browser): Promise<void> {
  await prepare(season);
  const context = await browser.newContext({ timezoneId: 'America/New_York' });
  const page = await context.newPage();
  await signInAtDesk(page, season);
  await decide(page, season, 'invite-considered', 4);
  await inviteThem(page, season);
  await decide(page, season, 'close', 30);
  const take = async (name: string, path: string) => {
    await page.goto(season.local.url + path);
    await takeBothWidths(page, `desk-${name}`);
  };
  await take('home', '/desk');
  await take('season', '/desk/season');
  await take('roster', '/desk/days/2020-11-17');
  await take('applications', '/desk/applications?status=in-review');
  await take('waves', '/desk/waves');
  await take('closing', '/desk/closing');
  await take('record', '/desk/record?kind=invitations');
  await take('change-a-day', '/desk/plan/days/2020-11-17');
  await page.goto(`${season.local.url}/desk/offers?status=booked`);
  await page.click('tbody a[href^="/desk/offers/"]');
  await takeBothWidths(page, 'desk-offer');
  await context.close();
}

async function prepare(season: LivedIn): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-desk-gallery-'));
  try {
    writeFileSync(join(folder, 'export.csv'), sampleExport(80, 3, 0));
    await season.operate('import', join(folder, 'export.csv'), '--yes');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function decide(page: Page, season: LivedIn, deed: string, people: number): Promise<void> {
  await page.goto(`${season.local.url}/desk/applications?status=in-review`);
  await page.selectOption('[name=deed]', deed);
  for (let row = 1; row <= people; row += 1)
    await page.locator(`tbody tr:nth-child(${row}) [name=chosen]`).check();
  await page.click('button[name=who][value=chosen]:not([formaction])');
  await page.fill('textarea', 'Decided at the meeting of November 16.');
  await page.click('form.stack button');
}

async function inviteThem(page: Page, season: LivedIn): Promise<void> {
  await page.goto(`${season.local.url}/desk/applications?status=to-invite`);
  await page.click('button[formaction="/desk/waves/new"][value=all]');
  await page.fill('[name=release]', '2020-11-17T10:00');
  await page.click('form[action="/desk/waves/new"] button');
  await page.waitForSelector('form[action="/desk/waves"] button');
  await takeBothWidths(page, 'desk-new-wave');
  await page.click('form[action="/desk/waves"] button');
}
