import { test } from 'vitest';
import { pointerOn } from '#test/journeys/hands.ts';
import { walkToDecision } from './decision-walk.ts';

test('a coordinator walks from the mail to the decision: 200 on a phone, by touch', {
  timeout: 900_000,
}, async () => {
  await walkToDecision({ people: 200, width: 360, by: pointerOn, hasScript: true });
});
