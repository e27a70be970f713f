import { expect, test } from 'vitest';
import { runningDesk, templateText } from '#test/support/hosts/running-desk.ts';

test('a place that changes is told to those who are booked there, and the calendar entry has it', async () => {
  const { desk, newMails } = await runningDesk();
  const visit = (fields: string) => `${templateText}\nvisit:\n${fields}`;
  const virtual = '  kind: virtual\n  joinLink: https://video.example.org/j/1\n';
  const moved = desk.file('place.yaml', visit('  kind: in-person\n  place: 55 Sample Street\n'));
  const first = desk.file('virtual.yaml', visit(virtual));
  expect(await desk.command('apply', first, '--reason', 'We say where.')).toMatchObject({
    code: 0,
    complaints: '',
  });
  const before = (await newMails()).length;
  expect(before).toBe(4);
  const link = desk.file('link.yaml', visit(virtual.replace('/j/1', '/j/2')));
  expect(await desk.command('apply', link)).toMatchObject({ code: 0 });
  expect(await newMails()).toHaveLength(before);

  const { out } = await desk.command('plan', moved);
  expect(out).toContain('place changes from Virtual, by video to In person: 55 Sample Street. 1 mail');
  expect(await desk.command('apply', moved)).toMatchObject({ code: 1 });
  expect(await desk.command('apply', moved, '--reason', 'The building has opened.')).toMatchObject({
    code: 0,
  });
  const mails = (await newMails()).slice(before);
  expect(mails.map(({ to }) => to).sort()).toEqual([
    'ann@example.org',
    'pair@example.org',
    'pair@example.org',
    'zoe@example.org',
  ]);
  const ann = mails.find(({ to }) => to === 'ann@example.org');
  expect(ann?.email.subject).toMatch(/^New place for your interview/);
  expect(ann?.email.body.text).toMatch(
    /The building has opened\.[\s\S]*In person: 55 Sample Street[\s\S]*Virtual, by video/,
  );
  expect(ann?.calendar).toMatch(/SEQUENCE:2[\s\S]*LOCATION:55 Sample Street/);
});
