import { test } from 'vitest';
import { keyboardOn } from '#test/journeys/hands.ts';
import { walkSeason } from './season-walk.ts';

test('a coordinator goes from the first wave to the last notice at 1280 px, by keyboard alone', {
  timeout: 400_000,
}, async () => {
  await walkSeason({ width: 1280, by: keyboardOn, hasScript: true });
});
