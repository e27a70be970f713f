import { expect } from 'vitest';
import type { Walker } from '#test/journeys/walker.ts';
import type { Guest } from './sample-day.ts';

const list = '/desk/match/1261140C0';
const title = 'Match list 1261140C0';

/** Grants one request for another track and refuses the other, each at the desk. */
export async function answerRequests(desk: Walker): Promise<void> {
  for (const answer of ['grant', 'refuse']) {
    await desk.goTo('/desk/match');
    await desk.lookBothWays('Match lists');
    await desk.press('#requests ~ ul a');
    await desk.lookBothWays(/^Sample Applicant/);
    await desk.hand.press(`details:has([value=${answer}]) summary`);
    if (answer === 'refuse')
      await desk.type(`form:has([value=${answer}]) [name=reason]`, 'Its days are full.');
    await desk.press(`form:has([value=${answer}]) button`);
    await desk.lookBothWays(/./);
    await desk.press(`form:has([value=${answer}]) button`);
    await desk.lookBothWays(/^Sample Applicant/);
  }
}

/** Pastes an order, moves a row by keyboard and another with the mouse, and downloads what NRMP’s R3 imports. */
export async function orderTheList(desk: Walker, guests: readonly Guest[]): Promise<void> {
  const { page, hand } = desk;
  await desk.goTo(list);
  await desk.lookBothWays(title);
  await hand.press('details summary:has-text("Paste")');
  await hand.focus('textarea[name=text]');
  await page.keyboard.insertText(guests.map(({ id }) => id).join('\n'));
  await desk.press('form[action$="/order"] button');
  await desk.lookBothWays(`An order of ${guests.length} people`);
  await desk.press('button[value=order]');
  await desk.lookBothWays(title);
  const [first, second, third, fourth, ...others] = guests;
  if (!first || !second || !third || !fourth) throw new Error('the sample invites too few');

  await hand.press(`[aria-label="Move ${first.name} down"]`);
  await page.keyboard.press('Enter');
  await hand.focus(`[aria-label="Rank of ${first.name}"]`);
  await page.keyboard.press('Alt+ArrowUp');
  await expectUnsaved(desk, 2);
  await desk.press('button[value=places]:not(.hide)');
  await desk.lookBothWays(title);
  await expectOrder(desk, [second, first, third, fourth, ...others]);

  const row = (guest: Guest) => page.locator('.ranks tr', { hasText: guest.name });
  await row(second)
    .getByRole('rowheader')
    .dragTo(row(fourth).getByRole('rowheader'), {
      ...{ steps: 20, targetPosition: { x: 10, y: 50 } },
    });
  expect(await page.locator('.ranks tr').nth(3).innerText()).toContain(second.name);
  await desk.press('button[value=places]:not(.hide)');
  await desk.lookBothWays(title);
  await expectOrder(desk, [first, third, fourth, second, ...others]);
  await desk.goTo(`${list}/print`);
  await desk.lookBothWays(/./);
}

/** The page says how much is not saved yet, and the browser asks before it is left. */
async function expectUnsaved({ page }: Walker, ranks: number): Promise<void> {
  expect(await page.innerText('.bar')).toContain(`Not saved yet: ${ranks} ranks.`);
  const asked = page.waitForEvent('dialog');
  const pressed = page.click('a[href$="/print"]');
  await (await asked).dismiss();
  await pressed;
  expect(await page.innerText('.bar')).toContain('Not saved yet');
}

/** The same without script: each row has its buttons. */
export async function moveByButton(desk: Walker, guests: readonly Guest[]): Promise<void> {
  const [first, second, third, fourth, ...others] = guests;
  if (!first || !second || !third || !fourth) throw new Error('the sample invites too few');
  await desk.goTo(list);
  await desk.press(`[aria-label="Move ${second.name} up"]`);
  await desk.lookBothWays(title);
  await expectOrder(desk, [first, third, second, fourth, ...others]);
}

async function expectOrder(desk: Walker, guests: readonly Guest[]): Promise<void> {
  const file = await desk.download('a[href$="/r3.csv"]');
  expect(file).toBe(guests.map(({ id }, index) => `${index + 1},${id}\r\n`).join(''));
}
