import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Hand } from '#test/journeys/hands.ts';
import { accessibilityFaults, overflows, pageAfter, untilHeading } from '#test/support/hosts/browser.ts';
import type { LivedIn } from '#test/support/hosts/running-season.ts';

/** A coordinator on the way through the desk. */
export type Coordinator = { readonly page: Page; readonly hand: Hand; readonly hasScript: boolean };

/**
 * Waits for the heading, and examines the page. axe runs as a script in the page, so a way without script is walked and looked at
 * for its width nowhere: the ways with script examine the same pages.
 */
export async function look({ page, hasScript }: Omit<Coordinator, 'hand'>, heading: RegExp): Promise<void> {
  await untilHeading(page, heading);
  if (!hasScript) return;
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

/** Waits as a person does for a page that goes on by itself; it is not examined, because it loads itself again meanwhile. */
export async function untilText({ page }: Coordinator, words: string): Promise<void> {
  await page.getByText(words).first().waitFor({ timeout: 300_000 });
}

/** Types into a field. */
export async function type({ page, hand }: Coordinator, selector: string, text: string): Promise<void> {
  await hand.focus(selector);
  await page.keyboard.type(text);
}

/** Presses a link or button that leads to another page. */
export function follow({ page, hand }: Coordinator, selector: string): Promise<void> {
  return pageAfter(page, () => hand.press(selector));
}

/** Signs in by the link in the mail, which shows a button before it does anything. */
export async function signInFromMail(walker: Coordinator, season: LivedIn, address: string): Promise<void> {
  const { page } = walker;
  await page.goto(`${season.local.url}/desk/sign-in`);
  await look(walker, /Sign in/);
  await type(walker, 'input[type=email]', address);
  await follow(walker, 'main button');
  const mails = (await season.mails()).filter(({ to }) => to === address);
  const links = mails.flatMap(({ text }) => /https?:\/\/\S+\/desk\/sign-in\/[\w.-]+/.exec(text)?.[0] ?? []);
  await page.goto(links.at(-1) ?? '');
  await look(walker, /./);
  await follow(walker, 'main button');
  await page.waitForURL(/\/desk$/);
  await look(walker, /./);
}

const verdictForm = (rule: string) =>
  `form:has([name=action][value="enter-verdict"]):has([name=rule][value="${rule}"])`;

/** Enters a verdict on the first rule whose form begins with `summary`, on the page of a person. */
export async function enterVerdict(
  walker: Coordinator,
  summary: 'Judge:' | 'Override:',
  reason: string,
): Promise<void> {
  const { page, hand } = walker;
  const found = page.locator(`details:has(summary:has-text("${summary}")) [name=rule]`).first();
  const rule = (await found.getAttribute('value')) ?? '';
  await hand.press(`details:has([name=rule][value="${rule}"]) > summary`);
  await hand.choose(`${verdictForm(rule)} [name=outcome][value=pass]`);
  await type(walker, `${verdictForm(rule)} textarea`, reason);
  await follow(walker, `${verdictForm(rule)} button`);
  expect(await page.innerText('table')).toContain(reason);
  await look(walker, /Sample-/);
}
