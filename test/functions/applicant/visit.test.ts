import { expect, test } from 'vitest';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import type { Invited } from '#domain/invitations/invitation-record.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { offerJson } from '#functions/applicant/offer-json.ts';
import { cancelPage } from '#functions/applicant/pages/cancel-page.ts';
import { movePage } from '#functions/applicant/pages/move-page.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { calendarOf } from '#functions/calendar/calendar-file.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import { liveThrough } from '#test/support/builders/live-through.ts';
import { bookedPair, modelOf, textOf } from '#test/support/builders/sample-model.ts';

const secret = 'https://video.example.org/secret-room';
const virtual: VisitFields = {
  kind: 'virtual',
  joinLink: secret,
  instructions: 'Be early.\nBring nothing.',
  phone: '+1 617 555 0100',
  contact: 'the office',
};
const link = 'https://interviews.example.org/i/token';

function visited(change: Parameters<typeof modelOf>[0] = {}, day: VisitFields = {}, now?: string) {
  const model = modelOf(change, now === undefined ? {} : { now });
  const days = model.season.days.map((each) =>
    each.on === ('2020-11-17' as CalendarDay) ? { ...each, visit: day } : each,
  );
  return { ...model, season: { ...model.season, visit: virtual, days } };
}

/** Every mail from the booking of a pair to its cancellation, and what they leave. */
function lifeOf(day: VisitFields = {}) {
  const { offer, season } = visited({ tracks: ['primary-care'], seatedAs: 'primary-care' }, day);
  const choice = (second: 'morning' | 'afternoon') =>
    ({ option: '2020-11-16_2020-11-17', starts: ['morning', second] }) as const;
  const lived = liveThrough(season, offer, [
    { act: 'book', choice: choice('afternoon') },
    { act: 'move', choice: choice('morning') },
    { act: 'cancel' },
  ]);
  const notice = { kind: 'invitation' as const, to: offer.applicant.email };
  const frame = { id: 'record_0', season: season.id, offer: offer.id, at: offer.opensAt, version: 1 };
  const invited: Invited = { ...frame, who: { kind: 'clock' }, event: 'invited', notices: [notice] };
  const mails = [
    offerMail({ season, offer, record: invited, notice, link }),
    ...lived.records.flatMap((record) =>
      applicantNotices(record).map((each) =>
        offerMail({ season, offer: lived.offer, record, notice: each, link }),
      ),
    ),
  ];
  const after = [invited, ...lived.records].map(({ event }) => event);
  expect(after).toEqual(['invited', 'booked', 'moved', 'canceled']);
  return { mails, ended: lived.offer, season, booking: lived.records[0] };
}

const unfolded = (text: string) => text.replace(/\r?\n[ \t]/g, '');

/** A day before the first day of the pair, and a moment before that. */
const [nearNow, tooEarly] = ['2020-11-15T13:00Z', '2020-11-15T12:59Z'];

test('the join link is on the page and in the JSON of a booked applicant from a day before, and nowhere else', () => {
  const booked = visited(bookedPair, {}, nearNow);
  expect(offerPage(booked)).toContain(`href="${secret}"`);
  expect(JSON.stringify(offerJson(booked))).toContain(secret);
  expect(cancelPage(booked)).not.toContain(secret);
  expect(movePage(booked)).not.toContain(secret);
  const { booking: _, ...rest } = bookedPair;
  for (const model of [
    visited(),
    visited(bookedPair, {}, tooEarly),
    ...(['canceled', 'declined', 'expired'] as const).map((state) => visited({ ...rest, state })),
  ]) {
    expect(offerPage(model)).not.toContain('video.example.org');
    expect(JSON.stringify(offerJson(model))).not.toContain('video.example.org');
  }
  const { mails, season, ended, booking } = lifeOf();
  for (const { text, html, subject, calendar } of mails)
    expect([text, html, subject, unfolded(calendar?.text ?? '')].join()).not.toContain('video.example.org');
  const after = booking && 'after' in booking ? booking.after : undefined;
  for (const offer of [{ ...ended, state: 'booked' as const, booking: after }, ended])
    expect(unfolded(calendarOf({ season, offer }, after, link)?.text ?? '')).not.toContain(
      'video.example.org',
    );
});

test('an invitation says the format, because people decide by it', () => {
  expect(textOf(offerPage(visited()))).toContain('Format: Virtual, by video.');
  expect(lifeOf().mails[0]?.text).toContain('Virtual, by video');
  const mixed = { kind: 'in-person', place: '55 Sample Street' } as const;
  expect(textOf(offerPage(visited({}, mixed)))).toContain('In person: 55 Sample Street (Tue, Nov 17)');
});

test('page, mail and calendar of a booking say how to come, what to know and whom to call', () => {
  const said = ['Be early.', 'Bring nothing.', '+1 617 555 0100', 'the office'];
  const page = textOf(offerPage(visited(bookedPair)));
  const [, mail] = lifeOf().mails;
  const calendar = unfolded(mail?.calendar?.text ?? '');
  for (const words of said) {
    expect(page).toContain(words);
    expect(mail?.text).toContain(words);
    expect(calendar).toContain(words);
  }
  expect(calendar).toContain('LOCATION:Virtual\\, by video');
  expect(calendar).toMatch(/URL;VALUE=URI:https:\/\/interviews\.example\.org\/i\/token/);
});

test('a day of a pair that differs is told apart, and its place is the LOCATION of its entry', () => {
  const inPerson = { kind: 'in-person', place: '55 Sample Street' } as const;
  const page = offerPage(visited(bookedPair, inPerson));
  expect(page.match(/<h3>/g)).toHaveLength(2);
  const { mails } = lifeOf(inPerson);
  const [, , second] = mails;
  expect(unfolded(second?.calendar?.text ?? '')).toContain('LOCATION:55 Sample Street');
});

test('a canceled entry has no location, and its mail no place to go to', () => {
  const last = lifeOf().mails.at(-1);
  expect(unfolded(last?.calendar?.text ?? '')).toContain('METHOD:CANCEL');
  expect(last?.calendar?.text).not.toMatch(/^LOCATION/m);
  expect(last?.text).not.toContain('Virtual');
});

test('a virtual booking without a link yet says where it will be, and after the last day there is none', () => {
  const { joinLink: _, ...later } = virtual;
  const model = visited(bookedPair);
  const page = textOf(offerPage({ ...model, season: { ...model.season, visit: later } }));
  expect(page).toContain('The link to join will be on this page');
  expect(offerPage(visited(bookedPair, {}, '2020-11-17T23:00Z'))).not.toContain(secret);
});

test('of a day that is over nothing is said of its place, which may have changed since; of the other day it is', () => {
  const hall = { kind: 'in-person', place: '55 Sample Street' } as const;
  const at = (now: string) => {
    const model = visited(bookedPair, hall, now);
    const { booking } = offerJson(model);
    return {
      page: textOf(offerPage(model)),
      places: booking?.days.map(({ visit }) => visit?.kind ?? 'none'),
    };
  };
  const during = at('2020-11-16T14:00Z');
  expect(during.places).toEqual(['virtual', 'in-person']);
  expect(during.page).toMatch(
    /How your interview takes place[\s\S]*Virtual, by video[\s\S]*55 Sample Street/,
  );
  const between = at('2020-11-16T22:00Z');
  expect(between.places).toEqual(['none', 'in-person']);
  expect(between.page).toMatch(/Tuesday, November 17[\s\S]*In person: 55 Sample Street/);
  expect(between.page).not.toContain('Virtual');
  const after = at('2020-11-17T23:00Z');
  expect(after.places).toEqual(['none', 'none']);
  expect(after.page).not.toContain('How your interview takes place');
});

test('the page says from when on the join link is there, and has it for the second day of a pair too', () => {
  const says = (now: string) => textOf(offerPage(visited(bookedPair, {}, now)));
  const early = says(tooEarly);
  expect(early).toMatch(
    /From Sunday, November 15, 2020, 8:00 AM [^.]*, the link to join will be on this page\./,
  );
  expect(says(nearNow)).not.toContain('the link to join');
  expect(offerPage(visited(bookedPair, {}, '2020-11-16T18:00Z'))).toContain(secret);
});
