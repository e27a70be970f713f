import { test } from 'vitest';
import { keyboardOn } from '#test/journeys/hands.ts';
import { walkToDecision } from './decision-walk.ts';

test('a coordinator walks from the mail to the decision: 500 at 360 px, by keyboard alone, without script', {
  timeout: 900_000,
}, async () => {
  await walkToDecision({ people: 500, width: 360, by: keyboardOn, hasScript: false });
});
