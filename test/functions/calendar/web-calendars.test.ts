import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { webCalendars } from '#functions/calendar/web-calendars.ts';
import { all, base, bookedPair, modelOf } from '#test/support/builders/sample-model.ts';

const entry = {
  title: 'Interview: Sample & Co.\nResidency',
  from: instant('2020-11-16T13:00Z'),
  to: instant('2020-11-16T18:00Z'),
};
const parameters = (index: number) => new URL(webCalendars(entry)[index]?.href ?? '').searchParams;

test('Google and Outlook open an entry with the title, on one line, and the very times of the interview', () => {
  const google = parameters(0);
  expect(google.get('dates')).toBe('20201116T130000Z/20201116T180000Z');
  const outlook = parameters(1);
  expect([outlook.get('startdt'), outlook.get('enddt')]).toEqual([entry.from, entry.to]);
  for (const title of [google.get('text'), outlook.get('subject')])
    expect(title).toBe('Interview: Sample & Co. Residency');
});

test('a booked page has such links for each of its days, without the personal link in them', () => {
  const links = all(
    offerPage(modelOf(bookedPair)),
    /href="(https:\/\/(?:calendar\.google|outlook\.live)[^"]*)"/g,
  );
  expect(links).toHaveLength(4);
  expect(links.filter((href) => decodeURIComponent(href).includes(base))).toEqual([]);
  expect(links.join()).not.toContain(encodeURIComponent(base));
});
