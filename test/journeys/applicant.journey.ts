import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { accessibilityFaults, openPage, overflows, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn, pageIn, type ReadMail } from '#test/support/hosts/running-season.ts';

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

const tokyo = { timezoneId: 'Asia/Tokyo', locale: 'en-GB' } as const;
const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

/** The invitations whose text matches, each to somebody else. */
async function invitations(matching: RegExp): Promise<readonly ReadMail[]> {
  return (await season.mails()).filter(({ subject, text }) => /invit/i.test(subject) && matching.test(text));
}

async function expectSound(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

test('the page reads as well at 1280 px, and asks for nothing but itself', async () => {
  const invitation = (await invitations(/Categorical/)).at(1)!;
  const { page, requests, complaints } = await openPage(browser, {
    viewport: desk,
    timezoneId: 'America/New_York',
    colorScheme: 'dark',
  });
  await page.goto(pageIn(invitation));
  await expectSound(page);
  expect(requests).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('a mail scanner that opens every link, and every link behind it, changes nothing', async () => {
  const invitation = (await invitations(/Physician/)).at(0)!;
  const { page } = await openPage(browser, { viewport: desk, ...tokyo });
  const read = async () =>
    (await (await fetch(link, { headers: { accept: 'application/json' } })).json()) as object;
  const link = pageIn(invitation);
  const before = await read();
  const seen = new Set<string>();
  const waiting = [link];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next) || seen.size > 30) continue;
    seen.add(next);
    await fetch(next, { method: 'HEAD' });
    if (next.includes('calendar.ics')) continue;
    await page.goto(next);
    const found = await page.$$eval('a[href]', (links) =>
      links.map((each) => (each as unknown as { href: string }).href),
    );
    waiting.push(...found.filter((each) => each.startsWith(season.local.url)));
  }
  expect(seen.size).toBeGreaterThan(3);
  expect(await read()).toEqual(before);
});

test('a page with faults is found out: unreadable for some, too wide, and loading from elsewhere', async () => {
  const { page, requests } = await openPage(browser, { viewport: phone });
  const image = `${season.local.url}/x.png`;
  await page.setContent(
    `<main><div style="width:900px"><input><img src="${image}"><p style="color:#eee">pale</p></div></main>`,
  );
  const faults = (await accessibilityFaults(page)).map((each) => each.split(':')[0]);
  expect(faults).toEqual(expect.arrayContaining(['label', 'image-alt', 'color-contrast']));
  expect(await overflows(page)).toBe(true);
  expect(requests).toContain(`GET ${image}`);
});
