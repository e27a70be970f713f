import { describe, expect, test } from 'vitest';
import { cancel } from '#domain/booking/cancel.ts';
import { boardOf } from '#domain/capacity/board.ts';
import type { AnyVerdict, Change } from '#domain/contract.ts';
import { noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import { decline } from '#domain/invitations/decline.ts';
import { expire } from '#domain/invitations/expire.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type CalendarDay, plusHours } from '#domain/values/time.ts';
import { fenceAgainst, isHarmlessWhenLate } from '#functions/store/fence.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const offer = offerOf('categorical', 'offer_1');
const seat = { on: '2030-11-19' as CalendarDay, start: 'morning', number: 1 } as const;
const booking = { option: '2030-11-19', seats: [seat] } as const;
const booked: Offer = { ...offer, state: 'booked', booking, version: 2, sequence: 0, fence: 3 };
const context = { now: plusHours(invitedAt, 1), recordId: 'record_1', who: { kind: 'applicant' } } as const;
const board = boardOf(season, { offers: [], seats: [] });
const trouble = { kind: 'bounced', at: invitedAt, why: 'no such address' } as const;

function changesOf(verdict: AnyVerdict): readonly Change[] {
  if (verdict.kind !== 'decision') throw new Error(`nothing is decided: ${verdict.kind}`);
  return verdict.changes;
}

describe('the fence against a decision raises', () => {
  test.each<[string, AnyVerdict, Offer]>([
    ['a cancellation', cancel({ season, offer: booked }, {}, context), booked],
    ['a no', decline(offer, context), offer],
    ['an end by the clock', expire(offer, { ...context, now: offer.closesAt }), offer],
    ['a new link', reissueLink(booked, context), booked],
    ['a word of the mail system', noteMailTrouble(offer, trouble, context), offer],
  ])('the lock of the offer as it was read: %s', (_, verdict, { id, version, fence }) => {
    const raised = { kind: 'fence-offer', offer: id, version, ...(fence === undefined ? {} : { fence }) };
    expect(fenceAgainst(changesOf(verdict))).toEqual(raised);
  });

  test('the lock of the offer rather than the ledger, for which others contend', () => {
    const changes = [{ kind: 'raise-ledger', from: 4 } as const, ...changesOf(decline(offer, context))];
    expect(fenceAgainst(changes)).toMatchObject({ kind: 'fence-offer' });
  });

  test('the version of a document or a board that is replaced; the ledger where none is', () => {
    const raise: Change = { kind: 'raise-ledger', from: 4 };
    const replaced: Change = { kind: 'put-season', season, version: 3, replaces: 2 };
    expect(fenceAgainst([raise, replaced])).toEqual({ kind: 'raise-season', from: 2 });
    expect(fenceAgainst([raise, { kind: 'put-season', season, version: 1 }])).toEqual(raise);
    expect(fenceAgainst([raise, { kind: 'put-offer', offer }])).toEqual(raise);
    const counted: Change = { kind: 'put-board', season: season.id, board, version: 3, replaces: 2 };
    expect(fenceAgainst([counted])).toEqual({ kind: 'raise-board', from: 2 });
  });
});

test('harmless when late are a note that was sent, a record by itself and the fence of a seat, and nothing else', () => {
  const record = {
    id: 'digest_2030-11-19',
    season: season.id,
    at: invitedAt,
    who: { kind: 'clock' },
  } as const;
  const message = { subject: '', blocks: [] };
  const digested = { ...record, event: 'digested', message, notices: [] } as const;
  const harmless: readonly Change[] = [
    { kind: 'note-sent', record, notice: 0, outcome: { at: invitedAt, as: 'sent', detail: 'message-1' } },
    { kind: 'add-record', record: digested },
    { kind: 'fence-seat', seat, fence: 2 },
  ];
  const others: readonly Change[] = [
    { kind: 'take-seat', seat, tracks: [], offer: offer.id },
    { kind: 'give-seat-back', seat, offer: offer.id },
    { kind: 'add-seat', seat: { ...seat, tracks: [] } },
    { kind: 'remove-seat', seat },
    { kind: 'relabel-seat', seat, from: [], to: [] },
    { kind: 'put-offer', offer },
    { kind: 'put-season', season, version: 1 },
    { kind: 'raise-ledger', from: 0 },
    { kind: 'put-board', season: season.id, board, version: 2, replaces: 1 },
  ];
  expect(isHarmlessWhenLate(harmless)).toBe(true);
  for (const change of others) expect(isHarmlessWhenLate([...harmless, change])).toBe(false);
});
