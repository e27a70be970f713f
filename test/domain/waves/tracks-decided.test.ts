import { expect, test } from 'vitest';
import type { Application, Review } from '#domain/applications/application.ts';
import { tracksDecided } from '#domain/waves/left-out.ts';
import { invitedAt } from '#test/support/builders/season.ts';

const by = {
  reason: 'Strong letters.',
  who: { kind: 'program', name: 'Sample Coordinator' },
  at: invitedAt,
} as const;
const decided = (to: 'invite' | 'hold', ...withdrawn: readonly string[]): Review => ({
  entered: [],
  withdrawn: withdrawn.map((track) => ({ track, ...by })),
  decided: { to, tracks: ['categorical', 'preliminary'], ...by },
});
const tracksOf = (review?: Review) => tracksDecided({ review } as Pick<Application, 'review'>);

test('somebody is invited for the tracks that were decided, without those withdrawn from since', () => {
  expect(tracksOf(decided('invite'))).toEqual(['categorical', 'preliminary']);
  expect(tracksOf(decided('invite', 'preliminary'))).toEqual(['categorical']);
});

test('nobody is invited for any track who was not decided to be, or on whom nothing was decided', () => {
  expect(tracksOf(decided('hold'))).toEqual([]);
  expect(tracksOf({ entered: [] } as unknown as Review)).toEqual([]);
  expect(tracksOf()).toEqual([]);
});
