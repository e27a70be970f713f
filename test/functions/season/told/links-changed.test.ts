import { expect, test } from 'vitest';
import { readOffers } from '#functions/store/items/offers.ts';
import { readApplied, readRecords } from '#functions/store/items/records.ts';
import { runningDesk, templateId, templateText } from '#test/support/hosts/running-desk.ts';

const held = (link: string) =>
  `${templateText}\nvisit:\n  kind: virtual\n  joinLink: https://video.example.org/${link}\n`;

test('a join link that changes while it is shown is told once to whom it is shown, by name, without the link and without a reason', async () => {
  const { desk, newMails } = await runningDesk();
  const first = desk.file('first.yaml', held('first-room'));
  expect(await desk.command('apply', first, '--reason', 'We say where.')).toMatchObject({ code: 0 });
  const before = (await newMails()).length;

  const early = await desk.command('apply', desk.file('early.yaml', held('early-room')));
  expect(early.out).not.toContain('Concerned');
  expect(await newMails()).toHaveLength(before);

  desk.setClock('2026-11-15T12:00-05:00');
  const file = desk.file('second.yaml', held('second-room'));
  const { code, out } = await desk.command('plan', file);
  expect(code).toBe(0);
  expect(out).toContain('Concerned: 1 person with a booking. To be sent: 1 mail.');
  expect(out).toContain('Mon, Nov 16, morning: the link to join changes. 1 mail');
  expect(out).not.toMatch(/--reason|Sample Ann|second-room/);
  const done = await desk.command('apply', file);
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('Told: 1 person.')]);
  const mails = (await newMails()).slice(before);
  expect(mails.map(({ to }) => to)).toEqual(['pair@example.org']);
  const [told] = mails;
  expect(told?.email.subject).toBe(
    'The link to join your interview has changed: Your Residency Program, Monday, November 16, 2026',
  );
  expect(told?.email.body.text).toMatch(/your personal page has the one that holds now/);
  expect(told?.email.body.text).not.toMatch(/video\.example\.org|Reason|booking/);
  expect(told?.calendar).toBeFalsy();
  expect((await desk.command('apply', file)).out).toContain('Nothing changes');
  expect(await newMails()).toHaveLength(before + 1);

  const pair = (await readOffers(desk.store, templateId)).find(
    ({ applicant }) => applicant.name === 'Sample Pair',
  );
  const [last] = (await readRecords(desk.store, templateId, pair?.id ?? '')).slice(-1);
  expect(last).toMatchObject({
    event: 'day-changed',
    changes: [{ part: 1, link: true }],
    notices: [{ part: 1 }],
  });
  const files = await readApplied(desk.store, templateId);
  expect(JSON.stringify([files, last])).not.toMatch(/second-room|first-room/);

  desk.setClock('2026-11-16T09:00-05:00');
  const third = desk.file('third.yaml', held('third-room'));
  expect((await desk.command('apply', third, '--reason', 'The room was full.')).code).toBe(0);
  const [both, ...others] = (await newMails()).slice(before + 1);
  expect(others).toEqual([]);
  expect(both?.email.subject).toMatch(/Monday, November 16 and Tuesday, November 17, 2026$/);
  expect(both?.email.body.text).toContain('The room was full.');

  const line = '- on: 2026-11-17\n';
  const apart = held('fourth-room').replace(
    line,
    `${line}    visit: { kind: in-person, place: 55 Sample Street }\n`,
  );
  const fourth = await desk.command('apply', desk.file('fourth.yaml', apart), '--reason', 'We meet.');
  expect(fourth.out).toMatch(
    /Mon, Nov 16, morning: the link to join changes; Tue, Nov 17, morning: place changes .*Street\. 1 mail/,
  );
  const [mixed, ...more] = (await newMails()).slice(before + 2);
  expect(more).toEqual([]);
  expect(mixed?.email.subject).toMatch(/^New place for your interview/);
  expect(mixed?.email.body.text).toContain('The link to join has changed as well.');
  expect(mixed?.calendar).toContain('LOCATION:55 Sample Street');
});
