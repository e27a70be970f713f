import { expect } from 'vitest';
import type { Walker } from '#test/journeys/walker.ts';
import type { Guest } from './sample-day.ts';

/** An applicant in Tokyo leaves a phone the evening before, and finds whom they meet when, by their own clock. */
export async function lookFromTokyo(phone: Walker, { link }: Guest): Promise<void> {
  const { page } = phone;
  await page.goto(link);
  await page.waitForURL(/zone=Asia/);
  await phone.lookBothWays('Your interview is booked');
  await phone.type('[name=phone]', '+81 3 5550 0100');
  await phone.press('form:has([name=phone]) button');
  await phone.lookBothWays('Your interview is booked');
  const shown = await phone.reads();
  expect(shown).toContain('Sample Dr.');
  expect(await page.innerText('header')).toContain('Japan time');
  expect(shown).toMatch(/Phone of Sample Dr\. \w+: \+1 617 555 02/);
  expect(await page.inputValue('[name=phone]')).toBe('+81 3 5550 0100');
}

/** Asks after the interview to be considered for the other track. */
export async function askForTrack(phone: Walker, { link }: Guest): Promise<void> {
  const { page } = phone;
  await page.goto(link);
  if (phone.hasScript) await page.waitForURL(/zone=/);
  await phone.lookBothWays(/./);
  await phone.press('form[action*="/track"] button');
  await phone.lookBothWays(/./);
  expect(await phone.reads()).toContain('Your request for Categorical');
}
