import { expect, test } from 'vitest';
import { runningDesk, templateText } from '#test/support/hosts/running-desk.ts';

const held = (fields: string) => `${templateText}\nvisit:\n${fields}`;
const virtual = '  kind: virtual\n  joinLink: https://video.example.org/j/1\n';

test('a place that changes between the days of a pair is told of the day ahead alone, and of one that has begun it does not change', async () => {
  const { desk, newMails } = await runningDesk();
  const first = desk.file('virtual.yaml', held(virtual));
  expect(await desk.command('apply', first, '--reason', 'We say where.')).toMatchObject({ code: 0 });
  const before = (await newMails()).length;
  desk.setClock('2026-11-16T15:00-05:00');
  const moved = desk.file('moved.yaml', held('  kind: in-person\n  place: 55 Sample Street\n'));
  const { out } = await desk.command('plan', moved);
  expect(out).toContain(
    'Tue, Nov 17, morning: place changes from Virtual, by video to In person: 55 Sample Street. 1 mail',
  );
  expect(out).not.toContain('Mon, Nov 16');
  expect(await desk.command('apply', moved, '--reason', 'No video tomorrow.')).toMatchObject({ code: 0 });
  const mails = (await newMails()).slice(before);
  const told = mails.find(({ to }) => to === 'pair@example.org');
  expect(mails.map(({ to }) => to).sort()).toEqual([
    'ann@example.org',
    'pair@example.org',
    'zoe@example.org',
  ]);
  expect(told?.email.subject).toMatch(/^New place for your interview: [^,]*, Tuesday, November 17, 2026$/);
  expect(told?.email.body.text).not.toMatch(/Monday, November 16|another date|both days/);
  expect(told?.email.body.text).toContain('If this does not work for you, email us.');
  expect(told?.calendar).toMatch(/DTSTART;TZID=America\/New_York:20261117T/);
  const zoe = mails.find(({ to }) => to === 'zoe@example.org');
  expect(zoe?.email.body.text).toContain('If this does not work for you, choose another date, or email us.');
  expect(await desk.command('apply', moved)).toMatchObject({ code: 0 });
  expect(await newMails()).toHaveLength(before + 3);

  desk.setClock('2026-11-17T10:00-05:00');
  const elsewhere = held('  kind: in-person\n  place: 77 Sample Street\n');
  const refused = await desk.command('apply', desk.file('all.yaml', elsewhere), '--reason', 'Another house.');
  expect(refused.code).toBe(1);
  expect(refused.complaints).toContain(
    'Bookings depend on the place of the interviews for Primary Care on 2026-11-17, which have begun',
  );
  expect(refused.complaints).toContain('Give each day that has begun a `visit` of its own in the file');
  const apart = desk.file('apart.yaml', withVisitOfDay(elsewhere, '2026-11-17'));
  expect((await desk.command('plan', apart)).out).not.toContain('Sample Pair');
  expect(await desk.command('apply', apart, '--reason', 'Another house.')).toMatchObject({ code: 0 });
  expect((await newMails()).slice(before + 3).map(({ to }) => to)).toEqual(
    expect.arrayContaining(['ann@example.org', 'zoe@example.org']),
  );
  expect(await newMails()).toHaveLength(before + 5);
});

/** The file in which one day stays where the others were before. */
function withVisitOfDay(text: string, on: string): string {
  const line = `- on: ${on}\n`;
  expect(text).toContain(line);
  return text.replace(line, `${line}    visit: { kind: in-person, place: 55 Sample Street }\n`);
}
