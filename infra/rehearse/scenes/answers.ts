import ical from 'ical.js';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import { fetchPage } from '#infra/rehearse/stage/pages.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { answering } from './invitations.ts';
import { linkIn } from './personal-link.ts';

type Start = { readonly start: string; readonly free: number; readonly unavailableBecause: string | null };
type Option = {
  readonly option: string;
  readonly days: readonly { readonly on: string; readonly starts: readonly Start[] }[];
};
export type OfferSeen = {
  readonly state: string;
  readonly version: number;
  readonly booking: {
    readonly option: string;
    readonly days: readonly { readonly on: string; readonly start: string }[];
  } | null;
  readonly options: readonly Option[];
};

/** The offer behind the link, as the deployed function shows it. */
export async function offerAt({ emulator }: Stage, link: string): Promise<OfferSeen> {
  const { status, text } = await fetchPage(emulator, link, { json: true });
  checkSame(status, 200, 'the offer’s status');
  return JSON.parse(text) as OfferSeen;
}

/** Books the first free pair, twice, and checks the results. */
export async function bookPair(stage: Stage, link: string): Promise<void> {
  const { emulator, step } = stage;
  const form = await step('a pair of days is free', async () =>
    formFor((await offerAt(stage, link)).options),
  );
  await step('booking it takes both days and mails a calendar entry for each', async () => {
    checkSame((await fetchPage(emulator, `${link}/book`, { form })).status, 303, 'the answer’s status');
    const { state, booking } = await offerAt(stage, link);
    checkSame([state, booking?.option, booking?.days.length], ['booked', form.option, 2], 'the booking');
    await calendarsMailed(stage, 'REQUEST', 2);
  });
  await step('the same booking again is answered as the first time, and mails nothing', async () => {
    const before = await offerAt(stage, link);
    checkSame((await fetchPage(emulator, `${link}/book`, { form })).status, 303, 'the answer’s status');
    checkSame((await offerAt(stage, link)).version, before.version, 'the offer’s version');
    checkSame(await emulator.mailbox.count(answering), 3, 'mails to the applicant');
  });
  await step('the calendar file holds both days', async () => {
    const { text, headers } = await fetchPage(emulator, `${link}/calendar.ics`);
    check(String(headers['content-type']).startsWith('text/calendar'), 'it is a calendar file');
    checkSame(eventsIn(text).length, 2, 'entries');
  });
}

/**
 * Moves the first day of the booked pair to its other start. The mail about it has a link signed with the newest key.
 */
export async function moveBooking(stage: Stage, link: string): Promise<void> {
  const { emulator, step } = stage;
  const { booking, version } = await offerAt(stage, link);
  const [first, second] = booking?.days ?? [];
  const other = first?.start === 'morning' ? 'afternoon' : 'morning';
  await step('moving one of the days to its other start is answered, and mailed', async () => {
    const starts = { 'start-1': other, 'start-2': second?.start ?? '' };
    const form = { option: booking?.option ?? '', version: String(version), ...starts };
    checkSame((await fetchPage(emulator, `${link}/move`, { form })).status, 303, 'the answer’s status');
    checkSame((await offerAt(stage, link)).booking?.days[0]?.start, other, 'the first day’s start');
  });
  await step(
    'the link in that mail, made with the new key, opens the page as the earlier one does',
    async () => {
      const signedAnew = (text?: string) => ![link, undefined].includes(linkIn(text));
      const { text } = await emulator.mailbox.newest(answering, (mail) => signedAnew(mail.text));
      const [newer, earlier] = [await offerAt(stage, linkIn(text) ?? ''), await offerAt(stage, link)];
      checkSame([newer.version, newer.booking], [earlier.version, earlier.booking], 'the offer behind it');
    },
  );
}

/** Cancels the booking with the form on the current page. */
export async function cancelBooking(stage: Stage, link: string): Promise<void> {
  const { emulator, step } = stage;
  await step('canceling gives both days back and ends both calendar entries', async () => {
    const { version } = await offerAt(stage, link);
    const form = { version: String(version) };
    checkSame((await fetchPage(emulator, `${link}/cancel`, { form })).status, 303, 'the answer’s status');
    checkSame((await offerAt(stage, link)).booking, null, 'the booking');
    await calendarsMailed(stage, 'CANCEL', 2);
  });
}

function formFor(options: readonly Option[]): Record<string, string> & { readonly option: string } {
  const open = ({ unavailableBecause }: Start) => unavailableBecause === null;
  const pair = options.find(({ days }) => days.length === 2 && days.every(({ starts }) => starts.some(open)));
  check(pair !== undefined, 'there is a pair with a free start on each day');
  const starts =
    pair?.days.map(({ starts: all }, index) => [`start-${index + 1}`, all.find(open)?.start ?? '']) ?? [];
  return { option: pair?.option ?? '', ...Object.fromEntries(starts) };
}

/** Waits until the expected number of mails with calendar entries has arrived, each for a different day. */
async function calendarsMailed({ emulator }: Stage, method: string, days: number): Promise<void> {
  const seen = new Set<string>();
  await emulator.mailbox.newest(answering, (mail) => {
    for (const { content, mimeType } of mail.attachments) {
      if (mimeType !== 'text/calendar') continue;
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      if (!text.includes(`METHOD:${method}`)) continue;
      for (const uid of eventsIn(text)) seen.add(uid);
    }
    return seen.size === days;
  });
}

function eventsIn(text: string): string[] {
  const calendar = new ical.Component(ical.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('uid')));
}
