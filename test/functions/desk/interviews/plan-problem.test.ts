import { expect, test } from 'vitest';
import type { PlanSetback } from '#domain/planned-days/planned-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { setbackSection } from '#functions/desk/interviews/plan-problem.ts';
import { dayWords } from '#functions/interviews/day-words.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const names = new Map([['d1', 'Sample Dr. <A>']]);

function sectionOf(setback: PlanSetback): string {
  const doctor = { id: 'd1', kinds: ['team'], tracks: [], most: 9, recusedFrom: [] };
  const day = { guests: [], interviewers: [doctor], published: [], now: 600 };
  const loaded = { on, document: winterSeason(), day, planned: { setback } } as unknown as LoadedDay;
  return String(setbackSection({ loaded, words: dayWords(loaded.document, on, names) }));
}

test('why a day has no plan is a list, and the way out is another one with a heading of its own', () => {
  const section = sectionOf({
    kind: 'infeasible',
    reasons: [
      { kind: 'owed', meeting: 'team', track: 'categorical', from: 480, to: 600 },
      { kind: 'recusals', interviewer: 'd1' },
    ],
    ways: [{ kind: 'more-interviews', interviewer: 'd1', more: 2 }],
  });
  expect(section.replace(/\n/g, '')).toBe(
    '<section class="refused" aria-labelledby="setback"><h2 id="setback">Mon, Nov 18 has no plan, since these cannot all be kept</h2>' +
      '<ul><li>The team interview (categorical) that everybody is owed from 8:00 AM to 10:00 AM</li>' +
      '<li>Sample Dr. &lt;A&gt;: applicants whom they do not meet</li></ul>' +
      '<h3>The least that makes a plan possible</h3><ul><li>Sample Dr. &lt;A&gt; holds 2 more</li></ul>' +
      '<p>What has begun stays as it was published, and nothing else is planned at a time that is past.</p></section>',
  );
});

test('a setback without anything to list says what it is', () => {
  expect(sectionOf({ kind: 'infeasible', reasons: [], ways: [] })).toMatch(
    /has no plan, and the reasons were not found in time<\/h2>\s*<p>The least that makes a plan possible was not found in time\.<\/p>/,
  );
});
