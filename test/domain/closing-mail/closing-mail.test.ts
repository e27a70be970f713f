import { describe, expect, test } from 'vitest';
import { isClosingMailDue, peopleToTell, tellClosing } from '#domain/closing-mail/closing-mail.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { closingMailAt } from '#domain/season/closing-mail-time.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { closingMailTo } from '#functions/notices/mails/after-interview/closing-mail.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season: Season = { ...winterSeason(), messages: { letters: 'Please send us\nno letters.' } };
const [tooEarly, due] = [instant('2030-12-11T08:59-05:00'), instant('2030-12-11T09:00-05:00')];
const seat = { on: '2030-11-19' as CalendarDay, start: 'morning' as const, number: 1 };
const interviewed: Offer = {
  ...offerOf('categorical', 'offer_1'),
  state: 'booked',
  booking: { option: '2030-11-19', seats: [seat] },
};
const tell = (offer: Offer, { at = due, isWithdrawn = false, of = season } = {}) =>
  tellClosing({ season: of, offer, isWithdrawn }, { now: at, recordId: 'record_1', who: { kind: 'clock' } });

describe('what the program says about letters is mailed', () => {
  test('from nine on the day after the last interview day on, and after an outage for thirty days', () => {
    expect(closingMailAt(season)).toBe(due);
    expect(tell(interviewed, { at: tooEarly }).kind).toBe('unchanged');
    expect(tell(interviewed)).toMatchObject({
      changes: [{ kind: 'put-offer' }, { record: { event: 'closing-told', notices: [{}] } }],
    });
    expect(isClosingMailDue(season, instant('2031-01-10T23:59-05:00'))).toBe(true);
    expect(isClosingMailDue(season, instant('2031-01-11T00:00-05:00'))).toBe(false);
  });

  test('to each once', () => {
    const verdict = tell(interviewed);
    const told = verdict.kind === 'decision' ? verdict.result : interviewed;
    expect(tell(told).kind).toBe('unchanged');
    expect(peopleToTell(season, [told], due)).toEqual([]);
  });

  test('not to those who did not come, withdrew, canceled, or were erased', () => {
    expect(tell({ ...interviewed, noShow: { reason: 'Ill', at: due } }).kind).toBe('unchanged');
    expect(tell(interviewed, { isWithdrawn: true }).kind).toBe('unchanged');
    expect(tell({ ...interviewed, state: 'canceled' }).kind).toBe('unchanged');
    expect(tell({ ...interviewed, erasedAt: due }).kind).toBe('unchanged');
  });

  test('never by a season that says nothing of letters', () => {
    expect(tell(interviewed, { of: winterSeason() }).kind).toBe('unchanged');
  });

  test('in its own words', () => {
    const { text, subject } = closingMailTo(season, 'Sample Ann');
    expect(subject).toBe('Thank you for interviewing with Sample Residency');
    expect(text).toContain('Please send us\n\nno letters.');
  });
});
