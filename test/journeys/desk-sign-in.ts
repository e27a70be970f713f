import type { Page } from 'playwright-core';
import type { LivedIn } from '#test/support/hosts/running-season.ts';

/** Signs a coordinator in by the link in the mailbox, up to the first page that they see. */
export async function signInAtDesk(
  page: Page,
  season: LivedIn,
  address = 'coordinator.one@example.org',
  leadsTo = /\/desk$/,
): Promise<void> {
  await page.goto(`${season.local.url}/desk/sign-in`);
  await page.fill('input[type=email]', address);
  await page.click('main button');
  const mails = (await season.mails()).filter(({ to }) => to === address);
  const links = mails.flatMap(({ text }) => /https?:\/\/\S+\/desk\/sign-in\/[\w.-]+/.exec(text)?.[0] ?? []);
  await page.goto(links.at(-1) ?? '');
  await page.click('main button');
  await page.waitForURL(leadsTo);
}
