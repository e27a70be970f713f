import { expect, test } from 'vitest';
import { seasonCommand, workingTree } from '#bench/lambda/checkout.ts';

test('the bench runs the season command of a checkout as npm does', async () => {
  await expect(seasonCommand(await workingTree(), ['--help'], {})).resolves.toBeUndefined();
  await expect(seasonCommand(await workingTree(), ['no-such-command'], {})).rejects.toThrow(
    'no-such-command',
  );
});
