import { expect } from 'vitest';
import type { Walker } from '#test/journeys/walker.ts';
import { DAY, type Guest, interviewerList } from './sample-day.ts';

/** Pastes the list of interviewers at the desk, sees what it changes, and has everybody mailed their link. */
export async function takeList(desk: Walker): Promise<void> {
  await desk.goTo('/desk/interviewers');
  await desk.lookBothWays('0 interviewers');
  await desk.hand.focus('textarea[name=text]');
  await desk.page.keyboard.insertText(interviewerList());
  await desk.press('form[action$="/list"] button');
  await desk.lookBothWays('The list changes 12 interviewers');
  await desk.hand.choose('[name=links]');
  await desk.press('form[action$="/list/store"] button');
  await desk.lookBothWays('12 interviewers');
  expect(await desk.reads()).toContain('The list is stored.');
}

/** The personal page in the mail to an interviewer. */
export async function interviewerLink({ season }: Walker, address: string): Promise<string> {
  const mails = (await season.mails()).filter(({ to }) => to === address);
  const [link] = mails.flatMap(({ text }) => /https?:\/\/\S+\/interviewer\/[\w.-]+/.exec(text) ?? []);
  if (!link) throw new Error(`no link was mailed to ${address}`);
  return link;
}

/** An interviewer says from when on they can, and whom they would rather not meet. */
export async function answerByLink(interviewer: Walker, link: string, known: Guest): Promise<void> {
  const { page, hand } = interviewer;
  await page.goto(link);
  await interviewer.lookBothWays('Your interview days');
  await hand.press(`fieldset:has([value="${DAY}"]) summary`);
  await hand.focus(`[name="from-${DAY}-0"]`);
  await page.keyboard.type('0900AM');
  expect(await page.inputValue(`[name="from-${DAY}-0"]`)).toBe('09:00');
  await hand.press('#recusals ~ details summary');
  const offer = await page.locator('label', { hasText: known.name }).locator('input').getAttribute('value');
  await hand.choose(`[name=recused][value="${offer}"]`);
  await interviewer.press('main form button');
  await interviewer.lookBothWays('Your interview days');
  expect(await interviewer.reads()).toContain('Saved.');
  expect(await page.isChecked(`[name=recused][value="${offer}"]`)).toBe(true);
}

/** Who comes from the school of an interviewer is suggested at the desk, and entered by a person. */
export async function enterSuggested(desk: Walker): Promise<void> {
  await desk.goTo('/desk/interviewers');
  await desk.press('tbody th a:has-text("Gruber")');
  await desk.lookBothWays('Sample Dr. Gruber');
  expect(await desk.reads()).toContain('Sample School of Medicine 7');
  await desk.press('button[aria-label^="They do not meet:"]');
  await desk.lookBothWays('Sample Dr. Gruber');
  expect(await desk.reads()).toContain('entered by the program');
}

/** An interviewer cannot come after all, and says so on their page. */
export async function dropOut(interviewer: Walker, link: string): Promise<void> {
  const { page } = interviewer;
  await page.goto(link);
  await interviewer.lookBothWays('Your interviews');
  await page.locator(`[name=can][value="${DAY}"]`).uncheck();
  await interviewer.press('main form button');
  await interviewer.lookBothWays('Your interviews');
  expect(await interviewer.reads()).toContain('Saved.');
}
