import { expect } from 'vitest';
import type { Walker } from '#test/journeys/walker.ts';
import { DAY } from './sample-day.ts';

const page = `/desk/interviews/${DAY}`;
const title = 'Interviews on Tuesday, November 17, 2020';

/** Has the day planned, looks at the draft in its three shapes, and publishes it. Returns how many mails tell of it. */
export async function planAndPublish(desk: Walker): Promise<number> {
  await desk.goTo('/desk/interviews');
  await desk.lookBothWays('Interview plans');
  await desk.press(`a[href="${page}"]`);
  await desk.lookBothWays(title);
  await desk.press('form:has([value=plan]) button');
  await untilDraft(desk);
  for (const by of ['applicants', 'interviewers', 'time']) {
    await desk.goTo(`${page}?by=${by}`);
    await desk.lookBothWays(title);
    await desk.fitsPaper(title);
  }
  await desk.press('td a[title="Change this interview"]');
  await desk.lookBothWays(title);
  return publish(desk);
}

/** Waits as a person does: the page looks again by itself until the day is planned. */
async function untilDraft({ page: shown }: Walker): Promise<void> {
  await shown.getByRole('heading', { name: 'The draft is not published' }).waitFor();
}

/** Publishes the draft, and returns how many people are mailed: as many as the button says. */
export async function publish(desk: Walker): Promise<number> {
  const { season } = desk;
  const before = (await season.mails()).length;
  const button = 'form:has([value=publish]) button';
  const people = Number(/\d+/.exec(await desk.page.innerText(button))?.[0]);
  await desk.press(button);
  await season.local.drain();
  await desk.page.locator('.lead', { hasText: 'Edition' }).waitFor();
  await desk.lookBothWays(title);
  expect((await season.mails()).length - before).toBe(people);
  return people;
}

/** Plans again around who dropped out: nobody else’s day changes more than it has to. */
export async function repair(desk: Walker): Promise<number> {
  await desk.goTo('/desk/interviews');
  await desk.lookBothWays('Interview plans');
  expect(await desk.reads()).toContain('1 published plan no longer fits');
  await desk.press(`a[href="${page}"]`);
  await desk.lookBothWays(title);
  await desk.press('form:has([value=plan]) button');
  await untilDraft(desk);
  await desk.lookBothWays(title);
  expect(await desk.reads()).toContain('What differs from what people were told');
  return publish(desk);
}
