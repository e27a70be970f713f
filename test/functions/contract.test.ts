import { expect, test } from 'vitest';
import type { DueKind, SeasonRecord } from '#domain/contract.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import { type DueHandlers, dueHandlers } from '#functions/due/sweep.ts';
import { type Renderers, renderers } from '#functions/notices/renderers.ts';
import { seatWrites } from '#functions/store/items/seats.ts';
import type { EventSchemas } from '#functions/store/record-items/frame.ts';
import { digestedItem, seasonAppliedItem } from '#functions/store/record-items/season-events.ts';
import type { Writes } from '#functions/store/write.ts';

/*
 * Each capability owns its changes, events, notices and due things. What every one of them needs is a table over all
 * kinds, and these tests take one entry out of each table: the type check fails if that still compiles.
 */

test('a kind of notice without its renderer does not compile', () => {
  const { digest: _, ...incomplete } = renderers;
  // @ts-expect-error: `digest` is rendered by nobody
  const others: Renderers = incomplete;
  // @ts-expect-error: a digest has no offer to whose applicant it could be written
  const mistaken: Renderers = { ...renderers, digest: renderers.booking };
  expect([others, mistaken]).toHaveLength(2);
});

test('a kind of due thing without its handler does not compile', () => {
  const { 'offer-expiry': _, ...incomplete } = dueHandlers;
  // @ts-expect-error: nobody ends offers
  const handlers: DueHandlers = incomplete;
  // @ts-expect-error: no item is ever due for this
  const kind: DueKind = 'reminder';
  expect([handlers, kind]).toHaveLength(2);
});

test('a kind of change without its write does not compile', () => {
  const { 'take-seat': _, ...incomplete } = seatWrites;
  // @ts-expect-error: `take-seat` is written by nobody
  const writes: Writes<SeatChange> = incomplete;
  expect(writes).not.toHaveProperty('take-seat');
});

test('an event without its schema does not compile, nor does one that lacks a field', () => {
  // @ts-expect-error: `digested` cannot be read
  const schemas: EventSchemas<SeasonRecord> = { 'season-applied': seasonAppliedItem };
  // @ts-expect-error: a digest has other fields than an applied season file
  const mistaken: EventSchemas<SeasonRecord> = { 'season-applied': digestedItem, digested: digestedItem };
  expect([schemas, mistaken]).toHaveLength(2);
});
