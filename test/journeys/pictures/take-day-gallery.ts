import type { Browser, Page } from 'playwright-core';
import { signInAtDesk } from '#test/journeys/desk-sign-in.ts';
import {
  bookEverybody,
  DAY,
  type Guest,
  interviewerList,
  type SampleDay,
  startSampleDay,
} from '#test/journeys/interview-day/sample-day.ts';
import { pageAfter } from '#test/support/hosts/browser.ts';
import type { ReadMail } from '#test/support/hosts/running-season.ts';
import type { Camera } from './camera.ts';
import { takeBothWidths } from './take-both-widths.ts';

/**
 * Takes the pictures of an interview day: it is planned for 24 people, one of whom was granted more time, and published; on the
 * day somebody is late; afterwards the match list is ordered.
 */
export async function takeDayGallery(browser: Browser, camera: Camera): Promise<void> {
  const day = await startSampleDay();
  try {
    await bookEverybody(day);
    await walkThrough(day, browser, camera);
  } finally {
    await day.stop();
  }
}

async function walkThrough(day: SampleDay, browser: Browser, camera: Camera): Promise<void> {
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
  const [page, phone] = [await context.newPage(), await context.newPage()];
  const { season, guests } = day;
  const { clock } = season.local;
  const [, late, , , asks] = guests;
  if (!late || !asks) throw new Error('the sample invites too few');
  const desk = deskOf(page, day);
  const takeDesk = (name: string) => takeBothWidths(page, `desk-${name}`);

  await signInAtDesk(page, season);
  await askForMoreTime(phone, asks);
  await takeBothWidths(phone, 'page-accommodation');
  await desk.open('/desk/accommodations');
  await desk.follow('main th a');
  await page.fill('[name=longerMinutes]', '5');
  await takeDesk('accommodation');
  await desk.submit('form:has([value=look])');
  await desk.submit('form:has([value=do])');
  await takeMail(day, camera, 'accommodation', ({ to }) => to === addressOf(asks, guests));

  await desk.open('/desk/interviewers');
  await page.fill('textarea[name=text]', interviewerList());
  await desk.submit('form[action$="/list"]');
  await page.check('[name=links]');
  await desk.submit('form[action$="/list/store"]');
  await takeDesk('interviewers');
  await desk.open(`/desk/interviews/${DAY}`);
  await desk.submit('form:has([value=plan])');
  await page.getByRole('heading', { name: 'The draft is not published' }).waitFor();
  await takeDesk('plan');
  await desk.submit('form:has([value=publish])');
  await season.local.drain();
  await takeMail(day, camera, 'interview-day', ({ to }) => to === addressOf(late, guests));

  await clock.move(`${DAY}T08:35`);
  await signInAtDesk(page, season);
  await desk.open(`/desk/interviews/${DAY}/now`);
  await desk.follow(`a:has-text("Late, or not here: ${late.name}")`);
  await desk.submit('form:has([value=late])');
  await takeDesk('board');
  await takeMail(day, camera, 'late-applicant', ({ text }) => /minutes late/.test(text));
  await phone.goto(`${late.link}?zone=Asia/Tokyo`);
  await takeBothWidths(phone, 'page-interview-day');
  await phone.goto(await interviewerPage(day, 'kimura@example.org'));
  await takeBothWidths(phone, 'page-interviewer');

  await clock.move('2020-12-02T09:00');
  await signInAtDesk(page, season, undefined, /\/desk(?!\/sign-in)/);
  await desk.open('/desk/match/1261140C0');
  await takeDesk('match-list');
  await context.close();
}

function deskOf(page: Page, { season }: SampleDay) {
  return {
    open: (path: string) => page.goto(season.local.url + path),
    follow: (selector: string) => pageAfter(page, () => page.locator(selector).first().click()),
    submit: (form: string) => pageAfter(page, () => page.click(`${form} button:not(.hide)`)),
  };
}

async function askForMoreTime(phone: Page, { link }: Guest): Promise<void> {
  await phone.goto(`${link}/accommodation?zone=Asia/Tokyo`);
  await phone.fill('#need', 'I stammer, and need more time in each interview.');
  await pageAfter(phone, () => phone.click('form[action*="/accommodation"] button'));
}

function addressOf({ id }: Guest, guests: readonly Guest[]): string {
  return `applicant.${guests.findIndex((each) => each.id === id) + 1}@example.org`;
}

/** The newest mail that `isWanted`. */
async function takeMail(
  { season }: SampleDay,
  camera: Camera,
  name: string,
  isWanted: (mail: ReadMail) => boolean,
): Promise<void> {
  const mail = (await season.mails()).findLast(isWanted);
  if (!mail) throw new Error(`no mail for ${name}`);
  await camera.mail(mail, { name: `gallery/mail-${name}`, width: 640 });
}

async function interviewerPage({ season }: SampleDay, address: string): Promise<string> {
  const mails = (await season.mails()).filter(({ to }) => to === address);
  return mails.flatMap(({ text }) => /https?:\/\/\S+\/interviewer\/[\w.-]+/.exec(text) ?? [])[0] ?? '';
}
