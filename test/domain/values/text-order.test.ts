import { expect, test } from 'vitest';
import { inTextOrder } from '#domain/values/text-order.ts';

test('an earlier text comes first, a later one last, and equals stay in their order', () => {
  expect(inTextOrder('2030-11-18', '2030-11-19')).toBe(-1);
  expect(inTextOrder('2030-11-19', '2030-11-18')).toBe(1);
  expect(inTextOrder('2030-11-18', '2030-11-18')).toBe(0);
});
