import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityFaults, overflows, untilHeading } from '#test/support/hosts/browser.ts';
import { type Hand, keyboardOn, pointerOn } from './hands.ts';

/** One reader on the way through an invitation, as far as its pages show it. */
export type Walk = {
  readonly page: Page;
  readonly hand: Hand;
  /** Whether script runs: without it there is no search, and axe cannot look at the page. */
  readonly hasScript: boolean;
};

export function walkOn(page: Page, by: 'keyboard' | 'pointer', hasScript = true): Walk {
  return { page, hand: by === 'keyboard' ? keyboardOn(page) : pointerOn(page), hasScript };
}

/** Checks the page that is open: its heading, that everybody can use it, and that it fits its window. */
export async function look({ page, hasScript }: Walk, heading: string): Promise<void> {
  await untilHeading(page, heading);
  expect(await overflows(page), `${heading} is too wide`).toBe(false);
  if (hasScript) expect(await accessibilityFaults(page), heading).toEqual([]);
}

/** Opens the invitation, where script finds the zone of the reader's device. */
export async function open(walk: Walk, link: string): Promise<void> {
  await walk.page.goto(link);
  if (walk.hasScript) await walk.page.waitForURL(/zone=Asia/);
  await look(walk, 'Choose your interview date');
}

/** Chooses the zone of Mumbai, which is on the list under another name, and comes back to the invitation. */
export async function chooseZone(walk: Walk): Promise<void> {
  const { page, hand, hasScript } = walk;
  await hand.press('a[href*="/zone"]');
  await page.waitForURL(/\/zone/);
  await look(walk, 'Choose your time zone');
  if (hasScript) {
    await hand.focus('#search');
    await page.keyboard.type('mumbai');
    expect(await page.innerText('#found')).toBe('1 time zone found');
    await look(walk, 'Choose your time zone');
    await page.keyboard.press('Enter');
  } else {
    await page.locator('#zone').selectOption('Asia/Kolkata');
    await hand.press('form button');
  }
  await page.waitForURL(/zone=Asia%2FKolkata/);
  expect(await page.innerText('header')).toContain('India time');
}

const other = 'form.card:not(.present)';

/** Takes the first option that is not the present one, with its first start on each day. */
async function take({ page, hand }: Walk): Promise<void> {
  await hand.choose(`${other} [type=radio]:not(:disabled)`);
  const chosen = `${other}:has(:checked)`;
  const days = await page.locator(chosen).first().locator('fieldset').count();
  if (days > 1) await hand.choose(`${chosen} fieldset:nth-of-type(2) [type=radio]:not(:disabled)`);
  await hand.press(`${chosen} button`);
}

export async function book(walk: Walk): Promise<void> {
  await take(walk);
  await walk.page.waitForURL(/done=booked/);
  await look(walk, 'Your interview is booked');
}

export async function reschedule(walk: Walk): Promise<void> {
  await walk.hand.press('a[href*="/move"]');
  await walk.page.waitForURL(/\/move/);
  await look(walk, 'Reschedule your interview');
  await take(walk);
  await walk.page.waitForURL(/done=moved/);
  await look(walk, 'Your interview is booked');
}

export async function cancel(walk: Walk): Promise<void> {
  await confirm(walk, 'cancel', 'Cancel your interview?');
  await look(walk, 'Your interview is canceled');
}

export async function decline(walk: Walk): Promise<void> {
  await confirm(walk, 'decline', 'Decline the invitation?');
  await look(walk, 'You declined this invitation');
}

/** Asks for something that cannot be undone, and confirms it on a page of its own. */
async function confirm(walk: Walk, what: 'cancel' | 'decline', question: string): Promise<void> {
  const isThere = ({ pathname }: URL) => pathname.endsWith(`/${what}`);
  await walk.hand.press(`a[href*="/${what}"]`);
  await walk.page.waitForURL(isThere);
  await look(walk, question);
  await walk.hand.press('form button.grave');
  await walk.page.waitForURL((url) => !isThere(url));
}
