import { expect } from 'vitest';
import { signInAtDesk } from '#test/journeys/desk-sign-in.ts';
import type { Walker } from '#test/journeys/walker.ts';
import { DAY, type Guest } from './sample-day.ts';

const asked = 'What do residents do on a free afternoon?';

/** Opens the personal page and reads on by keyboard until the browser has its tokens. */
export async function takeTokens({ page }: Walker, { link }: Guest): Promise<void> {
  await page.goto(link);
  await page.waitForURL(/zone=Asia/);
  const has = "Object.keys(localStorage).some((name) => name.startsWith('fairslot tokens'))";
  const press = async () => {
    await page.keyboard.press('Tab');
    return page.evaluate(has);
  };
  await expect.poll(press, { timeout: 90_000, interval: 250 }).toBe(true);
}

/** Asks from the page of the panel, to which the link of the personal page leads once the tokens are here: here it is pressed at once. */
export async function ask(phone: Walker, { link }: Guest): Promise<void> {
  const { page, hand } = phone;
  await page.goto(link);
  await page.waitForURL(/zone=Asia/);
  await page.click('a[href^="/questions/"]');
  await page.getByText('One moment: your browser').waitFor();
  await page.waitForURL(/\/questions\//);
  await phone.lookBothWays('Questions for the residents');
  expect(await phone.reads()).toContain('You ask anonymously, as one of 5 applicants');
  await hand.focus('textarea');
  await page.keyboard.type(asked);
  await hand.press('#ask button');
  await page.getByText('Sent. Residents can read it').waitFor();
  expect(await page.innerText('#left')).toBe('You can still ask 2 questions and vote 10 times.');
}

/** A resident signs in by mail, sees the questions and nothing else, and publishes the one that waits. */
export async function publishQuestion(resident: Walker): Promise<void> {
  const { page, season } = resident;
  await signInAtDesk(page, season, 'resident@example.org', /\/desk\/questions$/);
  await resident.lookBothWays('Questions to the panels');
  await resident.press(`a[href="/desk/questions/${DAY}"]`);
  await resident.lookBothWays('Questions of Tuesday, November 17, 2020');
  await page.getByText(asked).waitFor();
  await page.getByRole('button', { name: 'Publish' }).first().press('Enter');
  await page.getByRole('heading', { name: 'Published' }).waitFor();
}

export async function vote(phone: Walker): Promise<void> {
  await phone.goTo(`/questions/${DAY}`);
  await phone.hand.press('button[data-vote]');
  await phone.page.getByText('Your vote counts.').waitFor();
  expect(await phone.page.isDisabled('button[data-vote]')).toBe(true);
  await phone.page.reload();
  await phone.page.getByText('You can still ask 3 questions and vote 9 times.').waitFor();
  expect(await phone.page.isDisabled('button[data-vote]')).toBe(true);
  await phone.lookBothWays('Questions for the residents');
}

/** The resident answers, and the applicant who asked reads it. */
export async function answer(resident: Walker, phone: Walker): Promise<void> {
  const { page } = resident;
  await page.reload();
  await resident.hand.focus('input[name=answer]');
  await page.keyboard.type('They sleep, sail and read.');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Answered' }).waitFor();
  await resident.lookBothWays('Questions of Tuesday, November 17, 2020');
  await phone.page.reload();
  await phone.lookBothWays('Questions for the residents');
  const shown = await phone.reads();
  expect(shown).toContain('They sleep, sail and read.');
  expect(shown).toContain('1 vote');
}

/** Without script the question goes through the personal page, which says that this is weaker. */
export async function askWithoutScript(phone: Walker, { link }: Guest): Promise<void> {
  const { page } = phone;
  await page.goto(link);
  expect(await phone.reads()).toContain('it is not anonymous as it would be with script');
  await page.fill('textarea', 'May I visit again?');
  await page.getByRole('button', { name: 'Send to the panel' }).click();
  await page.waitForURL(/done=asked/);
  expect(await phone.reads()).toContain('Your question was sent.');
  await phone.goTo(`/questions/${DAY}`);
  expect(await phone.reads()).toContain('You can ask from your personal page instead');
  for (const button of await page.locator('button[data-vote]').all())
    expect(await button.isVisible()).toBe(false);
}

/** Nothing that was asked is in the log. */
export function expectUnlogged({ season }: Walker): void {
  const told = season
    .logged()
    .filter((line) => line.includes('free afternoon') || line.includes('signature'));
  expect(told).toEqual([]);
}
