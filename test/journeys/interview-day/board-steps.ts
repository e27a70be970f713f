import { expect } from 'vitest';
import type { Walker } from '#test/journeys/walker.ts';
import type { ReadMail } from '#test/support/hosts/running-season.ts';
import { DAY, type Guest } from './sample-day.ts';

const PHONE = { width: 360, height: 740 };
const heading = /^\d+:\d\d AM, Tuesday, November 17, 2020$/;

async function mailsAfter({ season }: Walker, deed: () => Promise<void>): Promise<readonly ReadMail[]> {
  const before = (await season.mails()).length;
  await deed();
  return (await season.mails()).slice(before);
}

/** A phone shows each line of the board whole: a coordinator walks around with it. */
async function fitsPhone({ page }: Walker): Promise<void> {
  const size = page.viewportSize() ?? PHONE;
  await page.setViewportSize(PHONE);
  const isCut = "[...document.querySelectorAll('.table')].some((it) => it.scrollWidth > it.clientWidth)";
  expect(await page.evaluate(isCut), 'a table of the board is wider than a phone').toBe(false);
  await page.setViewportSize(size);
}

/** Enters on the board that somebody is ten minutes late, which those hear who wait for them. */
export async function sayLate(desk: Walker, { name }: Guest): Promise<void> {
  await desk.goTo(`/desk/interviews/${DAY}/now`);
  await desk.lookBothWays(heading);
  await fitsPhone(desk);
  await desk.press(`a:has-text("Late, or not here: ${name}")`);
  await desk.lookBothWays(heading);
  const told = await mailsAfter(desk, () => desk.press('form:has([value=late]) button'));
  await desk.lookBothWays(heading);
  expect(await desk.reads()).toContain('10 minutes late (told at');
  expect(told.length).toBeGreaterThan(0);
  for (const { text } of told) expect(text).toMatch(new RegExp(`${name}[^]*10 minutes late`));
}

/** Swaps the rooms of two who interview alone, after a look at what that changes. */
export async function swapTwoRooms(desk: Walker): Promise<void> {
  await desk.goTo(`/desk/interviews/${DAY}/now`);
  await desk.press('#rooms ~ div tr:has-text("Haddad") a');
  await desk.lookBothWays(heading);
  await desk.press('form:has([name=other]) button');
  await desk.lookBothWays(heading);
  const shown = await desk.reads();
  expect(shown).toContain('What the swap changes');
  const people = Number(/tell (\d+) people/.exec(shown)?.[1]);
  const told = await mailsAfter(desk, () => desk.press('form:has([value=swap]) button'));
  expect(told).toHaveLength(people);
  await desk.lookBothWays(heading);
}

/** Says that the whole day is late. */
export async function delayTheDay(desk: Walker): Promise<void> {
  await desk.goTo(`/desk/interviews/${DAY}/now`);
  await desk.press('a:has-text("The whole day is late")');
  await desk.lookBothWays(heading);
  const told = await mailsAfter(desk, () => desk.press('form:has([value=delay]) button'));
  expect(told.length).toBeGreaterThan(24);
  await desk.lookBothWays(heading);
}
