import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn } from '#test/support/hosts/running-season.ts';
import { signInAtDesk } from './desk-sign-in.ts';
import { look, type Walk, walkOn } from './walk.ts';

/*
 * Anonymous questions: applicants on phones take tokens by reading their page, ask and vote; one without script asks in the
 * weaker way; a resident publishes and answers; nothing of it is in the log.
 */
let season: LivedIn;
let browser: Browser;
let links: readonly string[];
const day = '2020-11-17';
const words = 'What do residents do on a free afternoon?';

beforeAll(async () => {
  [season, browser] = await Promise.all([liveIn(), startBrowser()]);
  const pages = await Promise.all(
    (await season.mails())
      .flatMap(({ text }) => /https?:\/\/\S+\/i\/[\w.-]+/.exec(text)?.[0] ?? [])
      .map(async (link) => ({ link, body: await (await fetch(link)).text() })),
  );
  links = pages.filter(({ body }) => body.includes(`value="${day}"`)).map(({ link }) => link);
});
afterAll(async () => {
  await browser?.close();
  await season?.stop();
});

async function phone(hasScript = true): Promise<Walk & { readonly complaints: string[] }> {
  const options = {
    viewport: { width: 360, height: 800 },
    timezoneId: 'Asia/Tokyo',
    javaScriptEnabled: hasScript,
  };
  const { page, complaints } = await openPage(browser, options);
  return { ...walkOn(page, 'keyboard', hasScript), complaints };
}

/** Books the first day through the personal page, which is the panel’s. */
async function book(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator(`form.card:has([value="${day}"]) [type=radio]:not(:disabled)`).first().check();
  await page.locator('form.card:has(:checked) button').first().click();
  await page.waitForURL(/done=booked/);
}

/** Reads on by keyboard until the browser has its tokens: the page may load once more, in the zone of the device. */
async function readOn(page: Page): Promise<void> {
  const has = "Object.keys(localStorage).some((name) => name.startsWith('fairslot tokens'))";
  const press = async () => {
    await page.keyboard.press('Tab');
    return page.evaluate(has);
  };
  await expect.poll(press, { timeout: 90_000, interval: 500 }).toBe(true);
}

test('five applicants read their pages, one asks, another votes, and a resident answers', async () => {
  const [asks, votes, ...others] = await Promise.all(links.slice(0, 5).map(() => phone()));
  if (!asks || !votes) throw new Error('the sample invites too few');
  for (const [index, { page }] of [asks, votes, ...others].entries()) {
    await book(page, links[index] ?? '');
    await readOn(page);
  }
  await look(asks, 'Your interview is booked');
  await asks.hand.press('a[href^="/questions/"]');
  await look(asks, 'Questions for the residents');
  expect(await asks.page.innerText('main')).toContain('You ask anonymously, as one of 5 applicants');
  await asks.hand.focus('textarea');
  await asks.page.keyboard.type(words);
  await asks.hand.press('#ask button');
  await asks.page.getByText('Sent. The panel sees it').waitFor();
  expect(await asks.page.innerText('#left')).toBe('You can still ask 2 questions and vote 10 times.');
  await look(asks, 'Questions for the residents');

  await season.local.clock.move('+20m');
  const resident = await publish();
  await votes.page.goto(`${season.local.url}/questions/${day}`);
  await votes.hand.press('button[data-vote]');
  await votes.page.getByText('Your vote counts.').waitFor();
  await look(votes, 'Questions for the residents');

  await resident.page.reload();
  await resident.hand.focus('input[name=answer]');
  await resident.page.keyboard.type('They sleep, sail and read.');
  await resident.page.keyboard.press('Enter');
  await resident.page.getByRole('heading', { name: 'Answered' }).waitFor();
  await look(resident, 'Questions of Tuesday, November 17, 2020');
  await asks.page.reload();
  const shown = await asks.page.innerText('main');
  expect(shown).toContain('They sleep, sail and read.');
  expect(shown).toContain('1 vote');
  expect([asks, votes, resident].flatMap(({ complaints }) => complaints)).toEqual([]);
  expect(
    season.logged().filter((line) => line.includes('free afternoon') || line.includes('signature')),
  ).toEqual([]);
});

/** Signs the resident in by mail, who sees the questions and nothing else, and publishes the one that waits. */
async function publish(): Promise<Walk & { readonly complaints: string[] }> {
  const { page, complaints } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  const resident = { ...walkOn(page, 'keyboard'), complaints };
  await signInAtDesk(page, season, 'resident@example.org', /\/desk\/questions$/);
  await look(resident, 'Questions to the panels');
  await page.goto(`${season.local.url}/desk/questions/${day}`);
  await look(resident, 'Questions of Tuesday, November 17, 2020');
  await page.getByText(words).waitFor();
  await page.getByRole('button', { name: 'Publish' }).first().press('Enter');
  await page.getByRole('heading', { name: 'Published' }).waitFor();
  return resident;
}

test('without script the question goes through the personal page, which says that this is weaker', async () => {
  const { page } = await phone(false);
  await book(page, links[5] ?? '');
  expect(await page.innerText('main')).toContain('it is not anonymous as it would be with script');
  await page.fill('textarea', 'May I visit again?');
  await page.getByRole('button', { name: 'Send to the panel' }).click();
  await page.waitForURL(/done=asked/);
  await page.goto(`${season.local.url}/questions/${day}`);
  expect(await page.innerText('main')).toContain('You can ask from your personal page instead');
});
