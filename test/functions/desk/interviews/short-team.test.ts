import { expect, test } from 'vitest';
import { interviewDayAtDesk } from '#test/support/days/interview-day-at-desk.ts';

test('a draft says which team is not whole, before it is published', async () => {
  const host = await interviewDayAtDesk();
  const page = async () => (await host.open('interviews/{on}', { on: host.on })).body;
  for (const name of ['d', 'e']) {
    const person = { name: `Sample Dr. ${name.toUpperCase()}`, email: `${name}@example.org`, team: 'red' };
    await host.post('interviewers/new', {}, { ...person, interviews: 'team' });
  }
  const { id, version } = await host.interviewer('c@example.org');
  await host.post('interviewers/{id}', { id }, { do: 'days', version: `${version}`, day: host.on });
  const absent = await host.interviewer('e@example.org');
  const days = { do: 'days', version: `${absent.version}`, day: host.on };
  await host.post('interviewers/{id}', { id: absent.id }, days);
  await host.actOnDay({ act: 'plan' });
  const body = await page();
  expect(body).toMatch(
    /A team that is not whole<\/h2><ul><li>Team red without Sample Dr\. E, who is away that day: the rest of it holds its interviews\.<\/li>[\s\S]*Publish, and tell/,
  );
  await host.post(
    'interviewers/{id}',
    { id: absent.id },
    {
      ...days,
      version: `${(await host.interviewer('e@example.org')).version}`,
      can: host.on,
    },
  );
  await host.actOnDay({ act: 'plan' });
  expect(await page()).not.toContain('not whole');
  await host.desk.stop();
});
