import { expect, test } from 'vitest';
import type { ListedCoordinator } from '#domain/season/coordinators.ts';
import { differencesBetween } from '#domain/season-plan/differences.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const withThose = (...coordinators: ListedCoordinator[]) => ({ ...season, coordinators });
const ann = { name: 'Sample Ann', address: 'ann@example.org', may: 'edit' } as const;
const bob = { address: 'bob@example.org', may: 'read' } as const;

test('a file names each coordinator that it adds, takes out, or gives another right', () => {
  expect(differencesBetween(season, withThose(ann), [])).toEqual([
    { kind: 'text', name: 'coordinator ann@example.org', after: 'may edit, Sample Ann' },
  ]);
  expect(differencesBetween(withThose(ann, bob), withThose(bob), [])).toEqual([
    { kind: 'text', name: 'coordinator ann@example.org', before: 'may edit, Sample Ann' },
  ]);
  expect(differencesBetween(withThose(bob), withThose({ ...bob, may: 'edit' }), [])).toEqual([
    { kind: 'text', name: 'coordinator bob@example.org', before: 'may read', after: 'may edit' },
  ]);
});
