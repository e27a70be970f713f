import { expect } from 'vitest';
import type { Walker } from '#test/journeys/walker.ts';
import type { Guest } from './sample-day.ts';

const need = 'I stammer, and need more time in each interview.';

/** Writes on the personal page what only one named coordinator reads. */
export async function askForMoreTime(phone: Walker, { link }: Guest): Promise<void> {
  const { page, hand } = phone;
  await page.goto(link);
  await page.waitForURL(/zone=Asia/);
  await phone.press('a[href*="/accommodation"]');
  await phone.lookBothWays('Accommodations for your interview');
  await hand.focus('#need');
  await page.keyboard.type(need);
  await phone.press('form[action*="/accommodation"] button');
  await phone.lookBothWays('Accommodations for your interview');
  expect(await phone.reads()).toContain('there is no decision yet');
}

/** The one who reads the requests arranges longer interviews, after a look at what the applicant is told. */
export async function arrangeMoreTime(desk: Walker, { name }: Guest): Promise<void> {
  await desk.goTo('/desk/accommodations');
  await desk.lookBothWays('Requests for an accommodation');
  await desk.press(`main th a:has-text("${name}")`);
  await desk.lookBothWays(`Accommodation for ${name}`);
  expect(await desk.reads()).toContain(need);
  await desk.type('[name=longerMinutes]', '5');
  await desk.press('form:has([value=look]) button');
  await desk.lookBothWays(`What ${name} is told`);
  const before = (await desk.season.mails()).length;
  await desk.press('form:has([value=do]) button');
  await desk.lookBothWays(`Accommodation for ${name}`);
  expect(await desk.reads()).toContain('It is decided, and the applicant is told.');
  const told = (await desk.season.mails()).slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]?.text).not.toContain('stammer');
}
