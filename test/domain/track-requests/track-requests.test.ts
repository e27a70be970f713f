import { describe, expect, test } from 'vitest';
import { overviewOf } from '#domain/capacity/overview.ts';
import { candidatesFor } from '#domain/match-lists/candidates.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { redactionsOf } from '#domain/people/redactions.ts';
import type { Season } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import { answerTrackRequest } from '#domain/track-requests/answer-track-request.ts';
import { askForTrack, takeRequestBack } from '#domain/track-requests/ask-for-track.ts';
import { matchedTracks, tracksToAsk } from '#domain/track-requests/tracks-to-ask.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

/** Every track with a code of its own, but for the scientists where `shares` says that they share the categorical one. */
function seasonWith({ shares = false, lockedOn = '2031-02-22' } = {}): Season {
  const codes = ['1111111C0', '1111111M0', shares ? '1111111C0' : '1111111S0', '1111111P0'];
  const season = winterSeason();
  return {
    ...season,
    matchLists: { lockedOn: lockedOn as CalendarDay },
    tracks: season.tracks.map((track, index) => ({
      ...track,
      nrmp: codes[index] ?? '',
      ...(track.id === 'physician-scientist' ? { mayAskFor: ['categorical'] } : {}),
    })),
  };
}

const season = seasonWith();
const seat = (on: string) => ({ on: on as CalendarDay, start: 'morning' as const, number: 1 });
const booked: Offer = {
  ...offerOf('physician-scientist', 'offer_1'),
  state: 'booked',
  booking: { option: '2030-12-03_2030-12-04', seats: [seat('2030-12-03'), seat('2030-12-04')] },
};
const over = instant('2030-12-04T13:00-05:00');
const [before, locked] = [instant('2030-12-04T12:59-05:00'), instant('2031-02-22T00:00-05:00')];
const by = (now = over) => ({ now, recordId: 'record_1', who: { kind: 'applicant' } as const });
const ask = (offer: Offer, now = over, of = season) =>
  askForTrack({ season: of, offer }, { track: 'categorical' }, by(now));
const answer = (offer: Offer, kind: 'granted' | 'refused', reason?: string, now = over) =>
  answerTrackRequest({ season, offer }, { kind, reason }, by(now));

type Verdict = { readonly kind: string; readonly result?: unknown };

/** The offer after a decision. */
function settled(verdict: Verdict): Offer {
  if (verdict.kind !== 'decision') throw new Error(`no decision but ${JSON.stringify(verdict)}`);
  return verdict.result as Offer;
}

const asked = settled(ask(booked));

describe('a physician-scientist asks to be considered for categorical', () => {
  test('from the end of the last day on, once; the same form again is a repeat, whatever the answer', () => {
    expect(ask(booked)).toMatchObject({
      changes: [
        { kind: 'put-offer' },
        { record: { event: 'track-asked', track: 'categorical', notices: [{ to: 'offer_1@example.org' }] } },
      ],
    });
    expect(ask(booked, before)).toMatchObject({ refusal: { kind: 'not-interviewed' } });
    expect(ask(asked).kind).toBe('repeat');
    expect(ask(settled(answer(asked, 'refused', 'Full.'))).kind).toBe('repeat');
  });

  test('not-interviewed: not without a booking, and not somebody who did not come', () => {
    const { booking: _, ...open } = booked;
    expect(ask({ ...open, state: 'canceled' })).toMatchObject({ refusal: { kind: 'not-interviewed' } });
    expect(ask({ ...booked, noShow: { reason: 'Ill', at: over } })).toMatchObject({
      refusal: { kind: 'not-interviewed' },
    });
  });

  test('track-not-open: only for what the season file opens to the own track', () => {
    const other = askForTrack({ season, offer: booked }, { track: 'preliminary' }, by());
    expect(other).toMatchObject({ refusal: { kind: 'track-not-open' } });
    const categorical = { ...booked, tracks: ['categorical'] };
    expect(ask(categorical)).toMatchObject({ refusal: { kind: 'track-not-open' } });
  });

  test('track-not-open: not for a track that they are considered for already', () => {
    const both = { ...booked, tracks: ['physician-scientist', 'categorical'] };
    expect(tracksToAsk(season, both)).toEqual([]);
    expect(ask(both)).toMatchObject({ refusal: { kind: 'track-not-open' } });
  });

  test('track-not-open: not because the file opens the track to another one', () => {
    expect(tracksToAsk(season, { tracks: ['preliminary'] })).toEqual([]);
    expect(ask({ ...booked, tracks: ['preliminary'] })).toMatchObject({
      refusal: { kind: 'track-not-open' },
    });
  });

  test.each([
    ['not answered', asked, false],
    ['answered', settled(answer(asked, 'refused', 'Full.')), true],
  ])('track-asked-already: for no other track beside a request that is %s', (_, offer, isAnswered) => {
    expect(askForTrack({ season, offer }, { track: 'preliminary' }, by())).toMatchObject({
      refusal: { kind: 'track-asked-already', isAnswered },
    });
  });

  test('track-request-late: not once the lists are locked', () => {
    expect(ask(booked, locked)).toMatchObject({ refusal: { kind: 'track-request-late' } });
  });

  test('and takes it back until it is answered, and may then ask again', () => {
    const back = settled(takeRequestBack({ offer: asked }, by()));
    expect(back.trackRequest).toBeUndefined();
    expect(takeRequestBack({ offer: back }, by()).kind).toBe('repeat');
    expect(ask(back).kind).toBe('decision');
    const granted = settled(answer(asked, 'granted'));
    expect(takeRequestBack({ offer: granted }, by())).toMatchObject({
      refusal: { kind: 'track-asked-already', isAnswered: true },
    });
  });
});

describe('the program answers a request', () => {
  test('with a word for a no, and for another answer than before', () => {
    expect(answer(asked, 'refused')).toMatchObject({ refusal: { kind: 'track-answer-unexplained' } });
    const refused = settled(answer(asked, 'refused', ' We are full. '));
    expect(refused.trackRequest?.answer).toMatchObject({ kind: 'refused', reason: 'We are full.' });
    expect(answer(refused, 'refused', 'Again').kind).toBe('repeat');
    expect(answer(refused, 'granted')).toMatchObject({ refusal: { kind: 'track-answer-unexplained' } });
    expect(answer(refused, 'granted', 'A place is free.').kind).toBe('decision');
  });

  test.each([
    ['a no with its word', 'refused', ' Full. ', { event: 'track-refused', reason: 'Full.' }],
    ['a yes with a word', 'granted', ' Gladly. ', { event: 'track-granted', reason: 'Gladly.' }],
    ['a yes without one', 'granted', ' ', { event: 'track-granted' }],
  ] as const)('and %s is told, and stands in the offer and on the record', (_, kind, typed, told) => {
    const verdict = answer(asked, kind, typed);
    const word = 'reason' in told ? { reason: told.reason } : {};
    expect(settled(verdict).trackRequest?.answer).toEqual({ kind, at: over, ...word });
    if (verdict.kind !== 'decision') throw new Error('no decision');
    const [, added] = verdict.changes;
    expect(added).toEqual({
      kind: 'add-record',
      record: {
        ...{ id: 'record_1', season: 'sample-2030', offer: 'offer_1', at: over, who: { kind: 'applicant' } },
        ...{
          version: 3,
          track: 'categorical',
          notices: [{ kind: 'invitation', to: 'offer_1@example.org' }],
          ...told,
        },
      },
    });
  });

  test('with a word for a yes once the lists are locked', () => {
    expect(answer(asked, 'granted', '', locked)).toMatchObject({
      refusal: { kind: 'track-answer-unexplained' },
    });
    expect(answer(asked, 'granted', 'Agreed before the lock.', locked).kind).toBe('decision');
  });

  test('no-track-request: not what nobody asked', () => {
    expect(answer(booked, 'granted')).toMatchObject({ refusal: { kind: 'no-track-request' } });
  });

  test('not-interviewed: no yes to somebody who turned out not to have come', () => {
    const missed = { ...asked, noShow: { reason: 'Mixed up', at: over } };
    expect(answer(missed, 'granted')).toMatchObject({ refusal: { kind: 'not-interviewed' } });
    expect(answer(missed, 'refused', 'You did not come.').kind).toBe('decision');
  });
});

describe('somebody whose request is granted', () => {
  const granted = settled(answer(asked, 'granted'));
  const on = (offer: Offer, code: string, of = season) =>
    candidatesFor({ season: of, offers: [offer], withdrawn: new Set(), now: over }, code).length === 1;

  test('is on the categorical list and no longer on the own one; until then it is the other way around', () => {
    expect([on(asked, '1111111C0'), on(asked, '1111111S0')]).toEqual([false, true]);
    expect([on(granted, '1111111C0'), on(granted, '1111111S0')]).toEqual([true, false]);
    expect(matchedTracks(season, granted)).toEqual(['categorical']);
  });

  test.each([
    ['the only one that led there', ['physician-scientist'], ['categorical']],
    ['beside another one', ['physician-scientist', 'primary-care'], ['primary-care', 'categorical']],
    ['and has the new one already', ['categorical', 'physician-scientist'], ['categorical']],
  ])('is ranked under the new track instead of the own one: %s', (_, tracks, matched) => {
    expect(matchedTracks(season, { ...granted, tracks })).toEqual(matched);
    expect(matchedTracks(season, { ...asked, tracks })).toEqual(tracks);
  });

  test('stays on the list of a code that both tracks share', () => {
    const shared = seasonWith({ shares: true });
    expect([on(asked, '1111111C0', shared), on(granted, '1111111C0', shared)]).toEqual([true, true]);
  });

  test('is counted among those who wait only until the answer, and never once erased', () => {
    const waiting = (offer: Offer) => overviewOf(season, { offers: [offer], seats: [] }).asked;
    expect([waiting(booked), waiting(asked), waiting(granted)]).toEqual([undefined, 1, undefined]);
    expect(waiting({ ...asked, erasedAt: over })).toBeUndefined();
  });

  test('leaves no word of the program in the record once erased', () => {
    const verdict = answer(asked, 'granted', 'Because of Sample offer_1.');
    const record = verdict.kind === 'decision' ? verdict.changes[1] : undefined;
    if (record?.kind !== 'add-record') throw new Error('no record');
    const paths = redactionsOf({ ...record.record, sent: {} }, { offers: ['offer_1'], terms: [] });
    expect(paths.map(({ path }) => path[0])).toEqual(['notices', 'reason']);
  });
});

test('a season file opens a track of its own to another one, each once', () => {
  const faults = (mayAskFor: readonly string[]) =>
    seasonFaults({
      ...season,
      tracks: season.tracks.map((track, index) => (index === 0 ? { ...track, mayAskFor } : track)),
    })
      .filter(({ path }) => path.includes('mayAskFor'))
      .map(({ path }) => path);
  expect(faults(['preliminary'])).toEqual([]);
  expect(faults(['surgery', 'categorical', 'preliminary', 'preliminary'])).toEqual(
    [0, 1, 3].map((place) => ['tracks', 0, 'mayAskFor', place]),
  );
});
