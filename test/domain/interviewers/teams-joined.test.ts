import { expect, test } from 'vitest';
import { mergedList } from '#domain/interviewers/import-interviewers.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { teamsJoined } from '#domain/interviewers/teams-joined.ts';

const row = (
  name: string,
  team?: string,
  kinds: ListedInterviewer['kinds'] = ['team'],
): ListedInterviewer => ({
  ...{ name, address: `${name}@example.org`, kinds, recusedFrom: [] },
  ...(team === undefined ? {} : { team }),
});

/** What the rows of a list do to the teams of those who are stored. */
function joined(stored: readonly ListedInterviewer[], rows: readonly ListedInterviewer[]) {
  const interviewers = stored.map((each) => ({ ...each, recusals: [] })) as unknown as StoredInterviewer[];
  return teamsJoined({ interviewers }, mergedList({ interviewers }, rows));
}

test('a list that names a team that is stored joins it, whatever the case and blanks of its name', () => {
  expect(joined([row('a', 'Blue Team'), row('b', 'blue team')], [row('c', 'blue  TEAM')])).toEqual([
    { team: 'Blue Team', joining: ['c'], others: ['a', 'b'] },
  ]);
});

test('who was in the team before joins nothing, listed again or not', () => {
  expect(joined([row('a', 'blue'), row('b', 'blue')], [row('a', 'BLUE'), row('b')])).toEqual([]);
  expect(joined([row('a', 'blue'), row('b', 'blue')], [row('a', 'blue'), row('c', 'blue')])).toEqual([
    { team: 'blue', joining: ['c'], others: ['b', 'a'] },
  ]);
});

test('who changes teams joins the new one, and who holds team interviews from now on joins theirs', () => {
  expect(joined([row('a', 'blue'), row('b', 'blue')], [row('a', 'pink')])).toEqual([
    { team: 'pink', joining: ['a'], others: [] },
  ]);
  expect(joined([row('a', 'blue'), row('b', 'blue', ['one-on-one'])], [row('b')])).toEqual([
    { team: 'blue', joining: ['b'], others: ['a'] },
  ]);
});

test('who holds no team interviews is in no team, nor is who has none', () => {
  const single = row('b', 'blue', ['one-on-one']);
  expect(joined([row('a', 'blue'), single], [row('c', 'blue', ['one-on-one']), row('d')])).toEqual([]);
});
