import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LivedIn } from '#test/support/hosts/running-season.ts';

const monday =
  '  - on: 2020-12-14 # Monday\n    starts: half-days\n    seats:\n      - { for: [primary-care], morning: 5, afternoon: 5 }\n';

/** What the program changes of the reference season: each text, and what is written in its place. */
const edits: readonly (readonly [string, string])[] = [
  [
    '  one-start:\n',
    '  later-mornings:\n    morning: { at: 08:30, until: 13:00 }\n    afternoon: { at: 13:30, until: 18:00 }\n  one-start:\n',
  ],
  ['2020-12-17 # Thursday\n    starts: half-days', '2020-12-17 # Thursday\n    starts: later-mornings'],
  [
    '2020-12-03 # Thursday\n    starts: half-days',
    '2020-12-03 # Thursday\n    starts: half-days\n    visit: { kind: in-person, place: "Sample Hospital, 1 Sample Street, Room 204", instructions: Come to the front desk ten minutes early. }',
  ],
  ['[2020-12-14, 2020-12-15]', '[2020-12-15, 2020-12-16]'],
  [monday, ''],
  ['  - on: 2020-12-17', `${monday.replace('14 # Monday', '16 # Wednesday')}  - on: 2020-12-17`],
];

/** Applies a file that moves the starts of 17 December, changes the place of 3 December, and puts a pair on other days. */
export async function changeSeason(season: LivedIn, reason: string): Promise<void> {
  let text = await readFile('seasons/im-2020-2021.yaml', 'utf8');
  for (const [was, is] of edits) {
    if (!text.includes(was)) throw new Error(`the reference season has no ${JSON.stringify(was)}`);
    text = text.replace(was, is);
  }
  const folder = await mkdtemp(join(tmpdir(), 'fairslot-gallery-'));
  try {
    await writeFile(join(folder, 'changed.yaml'), text);
    await season.operate('apply', join(folder, 'changed.yaml'), '--reason', reason);
  } finally {
    await rm(folder, { recursive: true });
  }
}
