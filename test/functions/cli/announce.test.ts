import { expect, test } from 'vitest';
import { operatorsDesk } from '#test/support/hosts/operator.ts';

const template = 'seasons/template.yaml';
const first = 'Season your-program-2026-2027, Your Residency Program; table sample in us-east-1';

/** The template's season, applied, and an applicant who has been invited. */
async function deskWithOne() {
  const desk = await operatorsDesk('your-program-2026-2027');
  await desk.command('apply', template);
  const list = desk.file('one.csv', 'id,name,email,tracks\n1,Sample One,one@example.org,preliminary\n');
  await desk.command('invite', list);
  return { desk, list };
}

test('every command begins with the season and program that it works on', async () => {
  const { desk, list } = await deskWithOne();
  const commands = [
    ['plan', template],
    ['apply', template],
    ['invite', list],
    ['invite', list, '--dry-run'],
    ['offers'],
    ['roster', '2026-12-04'],
    ['changes'],
    ['show', '1'],
    ...['cancel', 'decline', 'resend', 'relink'].map((deed) => [deed, '1']),
    ['withdraw', '1', '--reason', 'A mistake.'],
    ['extend', '1', '--until', '2026-11-02 17:00'],
    ['rename', '1', '--name', 'Sample Uno'],
    ...['book', 'move'].map((deed) => [deed, '1', '--to', '2026-12-04', '--start', 'morning']),
  ];
  for (const command of commands) {
    const { out } = await desk.command(...command);
    expect(`${command[0]}: ${out.split('\n')[0]}`).toBe(`${command[0]}: ${first}`);
  }
});

test('with --csv the line stays out of the file', async () => {
  const { desk } = await deskWithOne();
  const { out, complaints } = await desk.command('offers', '--csv');
  expect(out).not.toContain('Season ');
  expect(complaints).toBe(first);
});

test('a season that was never applied is named as such, and a file that is no season leaves only the table', async () => {
  const { desk } = await deskWithOne();
  expect((await desk.command('offers', '--season', 'other')).out).toBe(
    'Season other, not applied yet; table sample in us-east-1',
  );
  const broken = await desk.command('plan', desk.file('broken.yaml', 'id: 1\n'));
  expect(broken.out).toBe('Table sample in us-east-1');
  expect(broken.complaints).toContain('Nothing was changed.');
});
