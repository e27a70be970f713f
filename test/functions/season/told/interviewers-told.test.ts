import { readFileSync } from 'node:fs';
import type { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { runningDesk, templateId } from '#test/support/hosts/running-desk.ts';

const on = '2026-11-17' as CalendarDay;
const whole = ['seasons/template.yaml', 'test/support/files/template-agendas.yaml']
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const held = (fields: string) => `${whole}\nvisit:\n${fields}`;
const online = (link: string) => held(`  kind: virtual\n  joinLink: https://video.example.org/${link}\n`);
const hall = (place: string) => held(`  kind: in-person\n  place: ${place}\n`);
const faculty = 'name,email,interviews\nSample Dr. A,a@example.org,1:1\nSample Dr. C,c@example.org,team\n';

test('the interviewers of a published day are named and told once that it is held elsewhere, or joined by another link', async () => {
  const { desk, stage, newMails } = await runningDesk();
  const setClock = (to: string) => {
    desk.setClock(to);
    stage.setClock(instant(to));
  };
  setClock('2026-10-28T09:00-04:00');
  await desk.command('apply', desk.file('first.yaml', online('first')), '--reason', 'We say where.');
  const list = desk.file('faculty.csv', faculty);
  await desk.command('interviewers', list, '--yes');
  await desk.command('plan-day', on, list);
  expect((await desk.command('publish-day', on, list, '--yes')).out).toContain('1 interviewer');
  expect((await readPlannedDay(desk.store, templateId, on))?.published?.seasonVersion).toBe(2);
  let before = (await newMails()).length;
  const since = async () => {
    const all = await newMails();
    const fresh = all.slice(before).filter(({ to }) => /^[ac]@/.test(to));
    before = all.length;
    return fresh;
  };

  const moved = desk.file('moved.yaml', hall('55 Sample Street'));
  const { out } = await desk.command('plan', moved);
  expect(out).toContain('Interviewers of published days: 1. To be sent: 1 mail.');
  expect(out).toMatch(
    /Sample Dr\. A <a@example\.org>: Tue, Nov 17, .*M: place changes from Virtual, by video to In person: 55 Sample Street/,
  );
  const done = await desk.command('apply', moved, '--reason', 'The building has opened.');
  expect(done.out).toContain('Told: 3 people and 1 interviewer.');
  const [toA, ...others] = await since();
  expect([toA?.to, ...others]).toEqual(['a@example.org']);
  expect(toA?.email.subject).toBe(
    'New place for your interviews on Tuesday, November 17, 2026: Your Residency Program',
  );
  expect(toA?.email.body.text).toMatch(
    /Now[\s\S]*In person: 55 Sample Street[\s\S]*No longer[\s\S]*Virtual, by video[\s\S]*Open your page/,
  );
  expect(toA?.email.body.text).not.toMatch(/Sample Pair|video\.example|link to join/);
  expect((await desk.command('apply', moved)).out).toContain('Nothing changes');
  expect(await since()).toEqual([]);

  const back = desk.file('back.yaml', online('second'));
  const { client } = desk.store;
  Object.assign(desk.store, { client: withoutTelling(client) });
  await expect(desk.command('apply', back, '--reason', 'Online again.')).rejects.toThrow('stopped');
  Object.assign(desk.store, { client });
  expect(await since()).toEqual([]);
  expect((await desk.command('plan', back)).out).toMatch(
    /was stopped before everybody concerned was told[\s\S]*Dr\. A/,
  );
  expect((await desk.command('apply', back)).out).toContain('Done. Told: 1 interviewer.');
  expect((await since()).map(({ email }) => email.subject)).toEqual([expect.stringMatching(/^New place/)]);
  expect((await desk.command('plan', desk.file('early.yaml', online('early')))).out).not.toContain(
    'Interviewers',
  );

  setClock('2026-11-17T07:00-05:00');
  const third = desk.file('third.yaml', online('third'));
  expect((await desk.command('plan', third)).out).toContain(
    'Sample Dr. A <a@example.org>: Tue, Nov 17, the link to join changes',
  );
  expect((await desk.command('apply', third)).out).toContain('Told: 1 person and 1 interviewer.');
  const [linked] = await since();
  expect(linked?.email.subject).toMatch(
    /^The link to join has changed for your interviews on Tuesday, November 17/,
  );
  expect(linked?.email.body.text).toContain('your page has the one that holds now');
  expect(linked?.email.body.text).not.toContain('video.example.org');

  setClock('2026-11-17T13:00-05:00');
  expect((await desk.command('plan', desk.file('after.yaml', online('after')))).out).not.toContain(
    'Interviewers',
  );
  const records = await readInterviewRecords(desk.store, templateId, on);
  expect(records.filter(({ event }) => event === 'places-told')).toHaveLength(3);
  expect(JSON.stringify(records)).not.toContain('video.example.org');
});

/** A client that stops when the interviewers of a day are to be told. */
function withoutTelling(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  return new Proxy(client, {
    get(target, key) {
      if (key !== 'send') return Reflect.get(target, key);
      return (command: TransactWriteCommand) =>
        JSON.stringify(command.input).includes('places-told')
          ? Promise.reject(new Error('stopped'))
          : target.send(command);
    },
  });
}
