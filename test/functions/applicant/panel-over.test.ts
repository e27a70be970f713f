import { expect, test } from 'vitest';
import type { Panel } from '#domain/questions/panel.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { panelPage } from '#functions/applicant/panel/panel-page.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const hours = { startsAt: instant('2030-11-19T17:00Z'), endsAt: instant('2030-11-19T18:00Z') };

function pageAt(now: string, holders: number): string {
  const panel = { keys: { question: 'q', vote: 'v' }, holders } as unknown as Panel;
  return panelPage({
    season: winterSeason(),
    on,
    hours,
    panel,
    questions: [],
    now: instant(now),
    zone: null,
  });
}

test('the page of a panel that is over speaks of it as past', () => {
  const [during, after] = ['2030-11-19T17:30Z', '2030-11-19T18:00Z'];
  expect(pageAt(during, 1)).toContain('So far this is not anonymous.');
  expect(pageAt(during, 1)).toContain('No questions are shown yet');
  expect(pageAt(after, 1)).toContain('This was not anonymous.');
  expect(pageAt(after, 1)).toContain('No questions were shown');
  expect(pageAt(after, 0)).toContain('Nobody held tokens');
  expect(pageAt(during, 9)).toContain('You ask anonymously');
  expect(pageAt(after, 9)).toContain('Questions were asked anonymously');
  for (const holders of [0, 1, 9])
    expect(pageAt(after, holders)).not.toMatch(/So far|yet<|You ask|who hold /);
});
