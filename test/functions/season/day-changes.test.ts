import { expect, test } from 'vitest';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { runningDesk, templateId, templateText } from '#test/support/hosts/running-desk.ts';

const later = templateText
  .replace('morning: { at: 09:00, until: 13:00 }', 'morning: { at: 09:30, until: 13:30 }')
  .replace('morning: { at: 08:00, until: 12:30 }', 'morning: { at: 08:30, until: 13:00 }');

test('a file that moves booked starts names everybody, wants a reason, and tells each of them once with the right calendar entries', async () => {
  const { desk, newMails } = await runningDesk();
  const file = desk.file('later.yaml', later);
  const { code, out } = await desk.command('plan', file);
  expect(code).toBe(0);
  const named = out.split('\n').filter((line) => line.includes('time changes'));
  expect(named.map((line) => line.replace(/offer_\w+/, 'offer'))).toEqual([
    '  Sample Pair <pair@example.org> (offer): Mon, Nov 16, morning: time changes from 8:00 AM – 12:30 PM to 8:30 AM – 1:00 PM; Tue, Nov 17, morning: time changes from 8:00 AM – 12:30 PM to 8:30 AM – 1:00 PM. 2 mails',
    '  Sample Ann <ann@example.org> (offer): Fri, Dec 4, morning: time changes from 9:00 AM – 1:00 PM to 9:30 AM – 1:30 PM. 1 mail',
    '  Sample Zoe <zoe@example.org> (offer): Fri, Dec 4, morning: time changes from 9:00 AM – 1:00 PM to 9:30 AM – 1:30 PM. 1 mail',
  ]);
  expect(out).toContain('Concerned: 3 people with a booking. To be sent: 4 mails.');
  expect(out).toContain('--reason "..."');

  const refused = await desk.command('apply', file);
  expect(refused).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('A written reason is needed'),
  });
  expect(refused.complaints).toContain('Nothing has been applied.');
  expect(await newMails()).toEqual([]);

  const done = await desk.command('apply', file, '--reason', 'The conference moved.');
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('Told: 3 people.')]);
  const mails = await newMails();
  expect(mails.map(({ to, email }) => `${to} ${email.subject}`).sort()).toEqual([
    'ann@example.org New time for your interview: Your Residency Program, Friday, December 4, 2026',
    'pair@example.org Calendar entry for day 2: Your Residency Program, Tuesday, November 17, 2026',
    'pair@example.org New time for your interview: Your Residency Program, Monday, November 16 and Tuesday, November 17, 2026',
    'zoe@example.org New time for your interview: Your Residency Program, Friday, December 4, 2026',
  ]);
  for (const { calendar } of mails)
    expect(calendar).toMatch(
      /METHOD:REQUEST[\s\S]*SEQUENCE:1[\s\S]*DTSTART;TZID=America\/New_York:\d{8}T0[89]30/,
    );
  const ann = mails.find(({ to }) => to === 'ann@example.org');
  expect(ann?.email.body.text).toMatch(
    /The conference moved\.[\s\S]*9:30 AM – 1:30 PM[\s\S]*9:00 AM – 1:00 PM/,
  );

  const again = await desk.command('apply', file);
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing changes')]);
  expect(await newMails()).toHaveLength(4);
});

test('reminders follow the new time, and the record says who changed what, from when to when, and why', async () => {
  const { desk } = await runningDesk();
  await desk.command('apply', desk.file('later.yaml', later), '--reason', 'The conference moved.');
  const offers = await readOffers(desk.store, templateId);
  const ann = offers.find(({ applicant }) => applicant.name === 'Sample Ann');
  expect(ann?.remindAt).toBe('2026-11-27T14:30:00.000Z');
  expect((await readRecords(desk.store, templateId, ann?.id ?? '')).at(-1)).toMatchObject({
    event: 'day-changed',
    who: { kind: 'program', name: 'Sample Coordinator' },
    changes: [{ part: 1, was: { at: '09:00', until: '13:00' }, now: { at: '09:30', until: '13:30' } }],
    reason: 'The conference moved.',
  });
});
