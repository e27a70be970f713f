import { afterAll, beforeAll, expect, test } from 'vitest';
import { interviewDayAtDesk } from '#test/support/days/interview-day-at-desk.ts';

let host: Awaited<ReturnType<typeof interviewDayAtDesk>>;
beforeAll(async () => {
  host = await interviewDayAtDesk();
});
afterAll(() => host.desk.stop());

async function act(address: string, fields: Readonly<Record<string, string>>) {
  const { id, version } = await host.interviewer(address);
  return host.post('interviewers/{id}', { id }, { version: String(version), ...fields });
}

/** Plans the day from nothing, and returns with whom the applicant has a 1:1 interview, and what the page says. */
async function plan() {
  if ((await host.planned())?.draft) await host.actOnDay({ act: 'discard' });
  await host.actOnDay({ act: 'plan' });
  const { draft } = (await host.planned())!;
  const met = draft!.interviews.filter(({ kind }) => kind === 'one-on-one');
  const { body } = await host.open('interviews/{on}', { on: host.on });
  return { met: met.flatMap(({ interviewers }) => interviewers), body };
}

test.each(['a@example.org', 'b@example.org'])(
  'an applicant meets whom they would like to, %s, once that is entered at the desk, until it is taken back',
  async (address) => {
    expect((await act(address, { do: 'wish', applicant: '99999999' })).body).toContain(
      'An applicant would like to meet them: No invitation has this AAMC ID',
    );
    expect((await act(address, { do: 'wish', applicant: 'zoe' })).statusCode).toBe(303);
    const { id } = await host.interviewer(address);
    const page = await host.open('interviewers/{id}', { id });
    expect(page.body).toMatch(/Applicants who would like to meet them[\s\S]*<bdi>Sample zoe<\/bdi>/i);
    const { met, body } = await plan();
    expect(met).toEqual([address]);
    expect(body).toContain('<p>Wishes met: 1 of 1.</p>');
    await act(address, { do: 'no-wish', applicant: 'zoe' });
    expect(await host.interviewer(address)).not.toHaveProperty('wishes');
    expect((await plan()).body).not.toContain('Wishes');
  },
);

test('what a plan cannot meet is named: a recusal counts more than a wish', async () => {
  await act('a@example.org', { do: 'wish', applicant: 'zoe' });
  await act('a@example.org', { do: 'knows', applicant: 'zoe' });
  const { met, body } = await plan();
  expect(met).toEqual(['b@example.org']);
  expect(body).toContain('Wishes met: 0 of 1. Not met:');
  expect(body).toMatch(/<li>[^<]*zoe[^<]* would like to meet Sample Dr. A<\/li>/i);
});
