import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn, pageIn } from '#test/support/hosts/running-season.ts';

/*
 * The way through an invitation for pairs of days, as far as its pages show it: of the deployment that `JOURNEY_LINK`
 * leads to, or of the local host. `JOURNEY_HOSTS` tells the browser where that is, if names do not (as `MAP * ADDRESS`).
 */
let browser: Browser;
let season: LivedIn | undefined;
let link = process.env.JOURNEY_LINK;

beforeAll(async () => {
  const hosts = process.env.JOURNEY_HOSTS;
  browser = await startBrowser(hosts ? [`--host-resolver-rules=${hosts}`] : []);
  if (link) return;
  season = await liveIn();
  const invitation = (await season.mails()).find(({ text }) => /Primary Care/.test(text));
  if (!invitation) throw new Error('nobody was invited for primary care');
  link = pageIn(invitation);
});
afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

const heading = (page: Page) => page.innerText('h1');

test('an invitation for pairs is opened, booked, moved and canceled in a browser', async () => {
  const { page, complaints } = await openPage(browser, {
    ...{ timezoneId: 'Asia/Tokyo', viewport: { width: 360, height: 740 } },
    ignoreHTTPSErrors: true,
  });
  await page.goto(link ?? '');
  await page.waitForURL(/zone=Asia/);
  expect(await heading(page)).toBe('Choose your interview date');
  expect(await accessibilityFaults(page)).toEqual([]);
  const [first, last] = [page.locator('form.card').first(), page.locator('form.card:not(.present)').last()];
  for (const day of [0, 1]) await first.locator('fieldset').nth(day).getByRole('radio').first().check();
  await first.getByRole('button', { name: /^Book both days/ }).click();
  await page.waitForURL(/done=booked/);
  expect(await heading(page)).toBe('Your interview is booked');

  await page.getByRole('link', { name: /Change date or time/ }).click();
  for (const day of [0, 1]) await last.locator('fieldset').nth(day).getByRole('radio').last().check();
  await last.getByRole('button', { name: /^Move to both days/ }).click();
  await page.waitForURL(/done=moved/);

  await page.getByRole('link', { name: /Cancel interview/ }).click();
  await page.getByRole('button', { name: 'Cancel both days' }).click();
  await page.waitForFunction("document.querySelector('h1').textContent === 'Your interview is canceled'");
  expect(complaints).toEqual([]);
});
