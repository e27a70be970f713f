import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, openPage, overflows, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn, pageIn, type ReadMail } from '#test/support/hosts/running-season.ts';

let season: LivedIn;
let browser: Browser;

beforeAll(async () => {
  [season, browser] = await Promise.all([liveIn(), startBrowser()]);
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

async function entriesSentTo(address: string) {
  const mails = (await season.mails()).filter(({ to, calendars }) => to === address && calendars.length > 0);
  return mails.map(({ calendars }) => {
    const calendar = new ICAL.Component(ICAL.parse(calendars[0] ?? ''));
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    return { method: calendar.getFirstPropertyValue('method'), events };
  });
}

async function expectSound(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

test('an applicant in Tokyo reads the page on a phone, books a primary-care pair, moves it and cancels it', async () => {
  const invitation = (await invitations(/Primary Care/)).at(0)!;
  const { page, complaints } = await openPage(browser, { ...tokyo, viewport: phone });
  await page.goto(pageIn(invitation));
  await page.waitForURL(/zone=Asia/);
  await expectSound(page);
  const text = await page.innerText('main');
  expect(text).toMatch(/you attend both days/i);
  expect(await page.innerText('header')).toContain('Japan time');

  await page.locator('form.card').first().getByRole('radio').first().check();
  await page.locator('form.card').first().locator('fieldset').nth(1).getByRole('radio').first().check();
  await page
    .getByRole('button', { name: /^Book both days/ })
    .first()
    .click();
  await page.waitForURL(/done=booked/);
  await expectSound(page);
  expect(await page.innerText('main')).toMatch(/Your interview is booked/);
  const booked = await entriesSentTo(invitation.to);
  expect(booked.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST']);
  expect(booked.flatMap(({ events }) => events).length).toBe(2);

  await page.getByRole('link', { name: /Change date or time/ }).click();
  await expectSound(page);
  const other = page.locator('form.card:not(.present)').last();
  await other.locator('fieldset').nth(0).getByRole('radio').last().check();
  await other.locator('fieldset').nth(1).getByRole('radio').last().check();
  await other.getByRole('button').click();
  await page.waitForURL(/done=moved/);
  const moved = (await entriesSentTo(invitation.to)).slice(2);
  expect(moved.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST']);
  expect(moved.map(({ events }) => events[0]?.uid)).toEqual(booked.map(({ events }) => events[0]?.uid));
  expect(moved.map(({ events }) => events[0]?.sequence)).toEqual([1, 1]);

  await page.getByRole('link', { name: /Cancel interview/ }).click();
  await expectSound(page);
  await page.getByRole('button', { name: 'Cancel both days' }).click();
  await page.waitForFunction("document.querySelector('h1').textContent === 'Your interview is canceled'");
  await expectSound(page);
  const ended = (await entriesSentTo(invitation.to)).slice(4);
  expect(ended.map(({ method }) => method)).toEqual(['CANCEL', 'CANCEL']);
  expect(ended.map(({ events }) => events[0]?.sequence)).toEqual([2, 2]);
  expect(complaints).toEqual([]);
});

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

test('everything can be done without script, and the zone can be chosen', async () => {
  const invitation = (await invitations(/Preliminary/)).at(0)!;
  const { page } = await openPage(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto(pageIn(invitation));
  await page.getByRole('link', { name: 'Change time zone' }).click();
  await page.getByLabel('Time zone', { exact: true }).selectOption('Australia/Adelaide');
  await page.getByRole('button', { name: 'Show times in this zone' }).click();
  expect(await page.innerText('header')).toContain('Adelaide');
  const card = page.locator('form.card').first();
  await card.getByRole('radio').first().check();
  await card.getByRole('button').click();
  expect(await page.innerText('h1')).toBe('Your interview is booked');
  const confirmation = (await season.mails()).filter(({ to }) => to === invitation.to).at(-1)!;
  expect(confirmation.text).toContain('Adelaide');
});

test('a keyboard alone is enough to book', async () => {
  const invitation = (await invitations(/Categorical/)).at(2)!;
  const { page } = await openPage(browser, { viewport: desk, timezoneId: 'America/New_York' });
  await page.goto(pageIn(invitation));
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate("document.activeElement?.type === 'radio'")) break;
  }
  await page.keyboard.press('Space');
  expect(await page.evaluate("document.activeElement?.matches(':focus-visible')")).toBe(true);
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate("document.activeElement?.tagName === 'BUTTON'")) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=booked/);
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
