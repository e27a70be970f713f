import { test } from 'vitest';
import { keyboardOn } from '#test/journeys/hands.ts';
import { walkToDecision } from './decision-walk.ts';

test('a coordinator walks from the mail to the decision: 4,000 people at 1280 px, by keyboard alone', {
  timeout: 900_000,
}, async () => {
  await walkToDecision({ people: 4_000, width: 1280, by: keyboardOn, hasScript: true });
});
