import { expect, test } from 'vitest';
import { shortTeams } from '#domain/interviewers/short-teams.ts';

const member = (address: string, team?: string, kinds: readonly ('team' | 'one-on-one')[] = ['team']) => ({
  ...{ name: `Dr. ${address}`, address, kinds },
  ...(team === undefined ? {} : { team }),
});
const members = [
  member('a', 'Blue'),
  member('b', 'blue'),
  member('c', 'green'),
  member('d', 'green'),
  member('e'),
];
const held = (...interviewers: readonly string[]) => ({ kind: 'team' as const, interviewers });
const short = (there: string, ...plan: Parameters<typeof shortTeams>[2]) =>
  shortTeams(members, new Set(there), plan);

test('a team whose interviews a plan has is short of those of its members who are away that day', () => {
  expect(short('acde', held('a'), held('c', 'd'))).toEqual([{ team: 'Blue', away: ['Dr. b'] }]);
  expect(short('acde', held('c', 'd'), { kind: 'one-on-one', interviewers: ['a'] })).toEqual([]);
  expect(short('abcd', held('a', 'b'), held('e'))).toEqual([]);
  expect(short('cd', held('a', 'b'))).toEqual([]);
});

test('somebody who holds no team interviews is missed in no team', () => {
  const others = [member('a', 'blue'), member('b', 'blue', ['one-on-one'])];
  expect(shortTeams(others, new Set(['a']), [held('a')])).toEqual([]);
});
