import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn, pageIn } from '#test/support/hosts/running-season.ts';
import { book, cancel, open, reschedule, walkOn } from './walk.ts';

/*
 * The way through an invitation, as far as its pages show it: of the deployment that `JOURNEY_LINK` leads to, or of the
 * local host. `JOURNEY_HOSTS` tells the browser where that is, if names do not (as `MAP * ADDRESS`).
 */
let browser: Browser;
let season: LivedIn | undefined;
let link = process.env.JOURNEY_LINK;

beforeAll(async () => {
  const hosts = process.env.JOURNEY_HOSTS;
  browser = await startBrowser(hosts ? [`--host-resolver-rules=${hosts}`] : []);
  if (link) return;
  season = await liveIn({ databaseEndpoint: inject('databaseEndpoint') });
  const invitation = (await season.mails()).find(({ text }) => /Primary Care/.test(text));
  if (!invitation) throw new Error('nobody was invited for primary care');
  link = pageIn(invitation);
});
afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

test('an invitation is opened, booked, moved and canceled in a browser', async () => {
  const { page, complaints } = await openPage(browser, {
    ...{ timezoneId: 'Asia/Tokyo', viewport: { width: 360, height: 740 } },
    ignoreHTTPSErrors: true,
  });
  const walk = walkOn(page, 'pointer');
  await open(walk, link ?? '');
  await book(walk);
  await reschedule(walk);
  await cancel(walk);
  expect(complaints).toEqual([]);
});
