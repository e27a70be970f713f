import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'your-program-2026-2027';
const on = '2026-12-01';

const faculty = (more = '') => `name,email,interviews,team,hours,most
Sample Dr. A,a@example.org,team; 1:1,blue,,
Sample Dr. B,b@example.org,team,blue,8:00 AM - 12:00 PM,
Sample Dr. C,c@example.org,1:1,,,1
${more}`;

/** Two applicants who are booked on the same morning. */
async function deskWithTwo() {
  const desk = await operatorsDesk(season);
  const file = `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`;
  expect(await desk.command('apply', desk.file('with-agendas.yaml', file))).toMatchObject({ code: 0 });
  const rows = ['1,Sample Zoe,zoe@example.org,categorical', '2,Sample Ann,ann@example.org,categorical'];
  await desk.command('invite', desk.file('two.csv', `id,name,email,tracks\n${rows.join('\n')}\n`));
  for (const { id } of await readOffers(desk.store, season)) {
    const book = { action: 'book', choice: { option: on, starts: ['morning'] }, zone: 'Asia/Tokyo' } as const;
    const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00'));
    await answerOffer(desk.store, { season, id }, book, context);
  }
  return desk;
}

test('a day is planned, repaired with a reason a line when somebody drops out, and explained when it has no plan', async () => {
  const desk = await deskWithTwo();
  const list = desk.file('faculty.csv', faculty('Sample Dr. D,d@example.org,1:1,,,\n'));
  const planned = await desk.command('plan-day', on, list);
  expect(planned).toMatchObject({
    code: 0,
    out: expect.stringContaining('4 interviews of 2 applicants. No plan is better.'),
  });
  expect(planned.out).toMatch(/8:\d\d AM .*Sample (Ann|Zoe) +team interview +Categorical /);
  expect(await desk.command('publish-day', on, list, '--yes')).toMatchObject({ code: 0 });
  expect((await desk.command('plan-day', on, list)).out).toContain('Nothing changes.');
  const fewer = desk.file('fewer.csv', faculty('Sample Dr. E,e@example.org,1:1,,,\n'));
  const repaired = await desk.command('plan-day', on, fewer);
  const lines = repaired.out.split('\n').filter((line) => /^[~+-] /.test(line));
  expect(lines).toEqual([
    expect.stringMatching(
      /^~ Sample \w+, 1:1 interview: .* with .* -> .*, because Sample Dr. D is not there that day$/,
    ),
  ]);
  const short = await desk.command('plan-day', on, desk.file('short.csv', faculty().replace('; 1:1', '')));
  expect(short).toMatchObject({ code: 1, out: expect.not.stringContaining('interviews of') });
  expect(short.complaints).toContain(
    'The 1:1 interview (Categorical) that everybody is owed from 8:30 AM to 10:30 AM',
  );
  expect(short.complaints).toContain('Sample Dr. C: 1 at most');
  expect(short.complaints).toContain('The least that makes a plan possible:\n  Sample Dr. C holds 1 more');
});

test('a season file says which published days it breaks, and once they are published again everybody has the new agenda', async () => {
  const desk = await deskWithTwo();
  const list = desk.file('faculty.csv', faculty('Sample Dr. D,d@example.org,1:1,,,\n'));
  await desk.command('interviewers', list, '--yes');
  await desk.command('plan-day', on, list);
  await desk.command('publish-day', on, list, '--yes');
  const text = `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`;
  const file = desk.file('lunch.yaml', text.replaceAll('title: Welcome }', 'title: Breakfast }'));
  const broken =
    'Tue, Dec 1: 2 applicants have another schedule than they were told; 4 interviewers were told of the day';
  const plan = await desk.command('plan', file);
  expect(plan.out).toContain(`Published interviews that no longer fit afterwards:\n  ${broken}\n`);
  expect((await desk.command('apply', file)).out).toContain(broken);
  await desk.command('plan-day', on, list);
  const again = await desk.command('publish-day', on, list, '--yes');
  expect(again.out).toContain('2 applicants and 0 interviewers');
  expect((await desk.command('plan', file)).out).not.toContain('no longer fit');
  const offers = await readOffers(desk.store, season);
  expect(offers.map(({ sequence }) => sequence)).toEqual([2, 2]);
});

test.each([
  [['2026-11-31', 'LIST'], 'is not a day'],
  [['2026-11-17', 'LIST'], 'Nobody is booked on'],
  [[on, 'WRONG'], 'line 2, email: This is not an email address'],
])('%s is refused with the reason', async (args, why) => {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/template.yaml');
  const files: Readonly<Record<string, string>> = {
    LIST: desk.file('list.csv', faculty()),
    WRONG: desk.file('wrong.csv', 'name,email,interviews\nA,a,1:1\n'),
  };
  const said = await desk.command('plan-day', ...args.map((word) => files[word] ?? word));
  expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining(why) });
});

test('a team of which a member is away the whole day is named before the plan is published', async () => {
  const desk = await deskWithTwo();
  const elsewhere = desk.file(
    'elsewhere.csv',
    `name,email,interviews,team,days
Sample Dr. A,a@example.org,team,blue,
Sample Dr. B,b@example.org,team,Blue,2026-11-17
Sample Dr. C,c@example.org,1:1,,
`,
  );
  const line = 'Team blue without Sample Dr. B, who is away that day: the rest of it holds its interviews.';
  expect((await desk.command('plan-day', on, elsewhere)).out).toContain(line);
  expect((await desk.command('publish-day', on, elsewhere)).out).toContain(line);
  const whole = desk.file('whole.csv', faculty('Sample Dr. D,d@example.org,1:1,,,\n'));
  expect((await desk.command('plan-day', on, whole)).out).not.toContain('away that day');
  expect(await desk.command('interviewers', elsewhere, '--yes')).toMatchObject({ code: 0 });
  expect((await desk.command('plan-day', on)).out).toContain(line);
  expect((await desk.command('plan-day', on, '--csv')).out).not.toContain('away that day');
});
