import { expect, test } from 'vitest';
import { choicesOf } from '#domain/interview-plan/choices.ts';
import type { DayInterviewer } from '#domain/interview-plan/interview-day.ts';

const member = (id: string, team?: string): DayInterviewer => ({
  ...{ id, kinds: ['team'], tracks: [], most: 9, recusedFrom: [] },
  ...(team === undefined ? {} : { team }),
});
const meeting = { kind: 'team', track: 'categorical', count: 1, times: [{ from: 480, to: 510 }] } as const;
const tables = (...interviewers: readonly DayInterviewer[]) =>
  choicesOf({ guests: [{ id: 'ann', meetings: [meeting], wishes: [] }], interviewers, published: [] }).map(
    ({ interview }) => interview.interviewers,
  );

test('members of a team sit together, whatever the case and the blanks in which each has its name', () => {
  const written = ['blue team', 'Blue Team', ' BLUE  team '];
  const people = written.map((team, index) => member(`d${index}`, team));
  expect(tables(...people, member('d3', 'blue teams'))).toEqual([['d0', 'd1', 'd2'], ['d3']]);
});

test('nobody is alone in a team that is called as somebody who has none', () => {
  expect(tables(member('d0'), member('d1', 'alone d0'), member('d2'))).toEqual([['d0'], ['d1'], ['d2']]);
});
