import { expect, test } from 'vitest';
import type { Panel, PanelHours } from '#domain/questions/panel.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { panelPage } from '#functions/applicant/panel/panel-page.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const hours = { startsAt: instant('2030-11-19T17:00Z'), endsAt: instant('2030-11-19T18:00Z') };

function pageAt(now: string, holders: number, panels: readonly PanelHours[] = [hours]): string {
  const panel = { keys: { question: 'q', vote: 'v' }, holders } as unknown as Panel;
  return panelPage({
    season: winterSeason(),
    on,
    panels,
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

test('the page of a day with two panels names the hours of each, and is open until the last one ends', () => {
  const later = { startsAt: instant('2030-11-19T21:50Z'), endsAt: instant('2030-11-19T22:30Z') };
  const textAt = (now: string, panels: readonly PanelHours[]) =>
    pageAt(now, 9, panels)
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ');
  const between = textAt('2030-11-19T19:00Z', [hours, later]);
  expect(between).toContain('12:00 PM – 1:00 PM EST4:50 PM – 5:30 PM EST');
  expect(between).toContain('for all panels of the day, and you can ask until the last one ends.');
  expect(between).toContain('Your question');
  const after = textAt('2030-11-19T22:30Z', [hours, later]);
  expect(after).toContain('for all panels of the day.');
  expect(after).toContain('The panels are over. Their questions stay');
  expect(textAt('2030-11-19T17:30Z', [hours])).not.toContain('all panels');
});
