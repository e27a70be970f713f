import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { interviewersOn, recusedFrom } from '#domain/interviewers/stored-interviewer.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { readInterviewerToken } from '#functions/links/interviewer-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { commit } from '#functions/store/commit.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { testKeys } from '#test/support/hosts/applicant.ts';
import { openBackstage } from '#test/support/hosts/background-functions.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';
import { openOutbox } from '#test/support/hosts/outbox.ts';

const season = 'your-program-2026-2027';
const on = '2026-12-01' as CalendarDay;
const faculty = `name,email,interviews,days,most,not,Half-day
Sample Dr. A,a@example.org,team; 1:1,${on},4,20990999,
Sample Dr. B,b@example.org,1:1,,,,yes
`;

test('a list is shown and then stored, the same list changes nothing, and each link is mailed once and opens its page', async () => {
  const desk = await operatorsDesk(season);
  const outbox = await openOutbox(desk.store);
  const stage = await openBackstage(desk.store, season);
  await desk.command('apply', 'seasons/template.yaml');
  const list = desk.file('faculty.csv', faculty);
  const dry = await desk.command('interviewers', list, '--dry-run');
  expect(dry.complaints).toContain('The column “Half-day” is not read');
  expect(dry.out).toMatch(
    /\+ Sample Dr\. A: email address a@example\.org, interviews team; 1:1, .*days Tue, Dec 1, .*most a day 4, .*20990999\n\+ Sample Dr\. B: .*\n2 interviewers in the list, 2 new or changed; 0 links/,
  );
  expect((await readInterviewers(desk.store, season)).version).toBe(0);
  expect(await desk.command('interviewers', list, '--yes', '--send-links')).toMatchObject({ code: 0 });
  const stored = await readInterviewers(desk.store, season);
  expect(interviewersOn(stored, on).map(({ address, mostADay }) => [address, mostADay])).toEqual([
    ['a@example.org', 4],
    ['b@example.org', 99],
  ]);
  const again = await desk.command('interviewers', list, '--yes', '--send-links');
  expect(again.out).toContain('Nothing changes');
  expect(await readInterviewers(desk.store, season)).toEqual(stored);
  stage.setClock(instant('2026-10-27T09:00-04:00'));
  for (const record of [...(await outbox()), ...(await outbox())]) await stage.notices({ Records: [record] });
  const mails = await stage.office.arrived();
  expect(mails.map(({ to }) => to).sort()).toEqual(['a@example.org', 'b@example.org']);
  for (const { to, email } of mails) {
    const [, token = ''] = /\/interviewer\/([\w.-]+)/.exec(email.body.text ?? '') ?? [];
    const opened = readInterviewerToken(token, testKeys);
    expect(stored.interviewers.find(({ id }) => id === opened?.id)?.address).toBe(to);
  }
  expect((await desk.command('interviewers')).out).toContain('Interviewers: 2');
  expect((await desk.command('record')).out).toContain('List of interviewers imported');
  await stage.stop();
});

test('an applicant who is erased at the moment a list is stored is not in it', async () => {
  const { store } = await operatorsDesk(season);
  const now = instant('2026-10-27T13:00Z');
  let isErased = false;
  putBetween(store.client, 'erasure', (next, { commandName }) => async (args) => {
    if (commandName === 'TransactWriteItemsCommand' && !isErased) {
      isErased = true;
      const tombstone = { kind: 'add-tombstone', person: '20990999', at: now } as const;
      await commit(store, season, [{ kind: 'raise-names', from: 0 }, tombstone], randomUUID());
    }
    return next(args);
  });
  const known = { name: 'Sample Dr. A', address: 'a@example.org', kinds: ['team'] as const };
  const rows = [{ ...known, recusedFrom: ['20990111', '20990999'] }];
  const context = decisionContext({ kind: 'program', name: 'Sample Coordinator' }, now);
  await crewOf(store, season, context).take({ rows, file: 'faculty.csv', sendLinks: false });
  const { interviewers } = await readInterviewers(store, season);
  expect([isErased, interviewers.map(recusedFrom)]).toEqual([true, [['20990111']]]);
});

test('of answers that many interviewers give at the same moment, none is lost', async () => {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/template.yaml');
  const rows = Array.from({ length: 8 }, (_, index) => `Sample Dr. ${index},d${index}@example.org,1:1\n`);
  await desk.command(
    'interviewers',
    desk.file('many.csv', `name,email,interviews\n${rows.join('')}`),
    '--yes',
  );
  const { interviewers } = await readInterviewers(desk.store, season);
  const answers = [{ on, isThere: false, hours: [] }];
  // How long eight of them take in turn depends on the machine.
  const store = { ...desk.store, patience: 60_000 };
  const settled = await Promise.all(
    interviewers.map(({ id, version, address: name }) => {
      const context = decisionContext({ kind: 'interviewer', name }, instant('2026-10-27T13:00Z'));
      return crewOf(store, season, context).answer({ id, version }, () => ({ answers }));
    }),
  );
  expect(settled.map(({ verdict }) => verdict.kind)).toEqual(Array(8).fill('decision'));
  expect(interviewersOn(await readInterviewers(desk.store, season), on)).toEqual([]);
});
