import { test } from 'vitest';
import { pointerOn } from '#test/journeys/hands.ts';
import { walkSeason } from './season-walk.ts';

test('a coordinator goes from the first wave to the last notice at 360 px, without script', {
  timeout: 400_000,
}, async () => {
  await walkSeason({ width: 360, by: pointerOn, hasScript: false });
});
