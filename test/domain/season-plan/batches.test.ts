import { expect, test } from 'vitest';
import { rankOf } from '#domain/season-plan/batches.ts';
import type { SeatStep } from '#domain/season-plan/plan-seats.ts';
import type { CalendarDay } from '#domain/values/time.ts';

const seat = { on: '2030-11-19' as CalendarDay, start: 'morning', number: 1, tracks: ['one'] } as const;
const held = { ...seat, number: 2, takenBy: 'offer_1' };

test('a seat that is held gets its final label before a free one, and both before a seat is removed', () => {
  const steps: readonly SeatStep[] = [
    { kind: 'remove', seat },
    { kind: 'relabel', seat, to: ['two'] },
    { kind: 'relabel', seat: held, to: ['two'] },
  ];
  const inOrder = steps.toSorted((one, other) => rankOf(one) - rankOf(other));
  expect(inOrder.map((step) => [step.kind, step.seat.number])).toEqual([
    ['relabel', 2],
    ['relabel', 1],
    ['remove', 1],
  ]);
});
