import { expect, test } from 'vitest';
import { canonical } from '#domain/season-plan/differences.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { writeSeasonFile } from '#functions/season/write-file/write-season-file.ts';
import { always } from '#test/support/checks/check-property.ts';
import { arbitraryFileSeason, seasonOfFile } from '#test/support/files/arbitrary-file-season.ts';

test('a season that is written as a file and read again is the same season, whatever its texts and seats', () => {
  always(60, arbitraryFileSeason, (season) => {
    const text = writeSeasonFile(season);
    const read = readSeasonFile(text);
    expect('season' in read ? canonical(read.season) : { text, read }).toEqual(canonical(season));
  });
});

test('a written file reads like one that people write', () => {
  const text = writeSeasonFile(seasonOfFile('seasons/template.yaml'));
  expect(text).toMatch(/^id: your-program-2026-2027\nprogram:\n {2}name: Your Residency Program\n/);
  expect(text).toContain('    pairs:\n      - [ 2026-11-16, 2026-11-17 ]\n');
  expect(text).toContain('    morning: { at: 08:00, until: 12:30 }\n');
  expect(text).toContain(
    '  - on: 2026-11-17\n    starts: half-days\n    seats:\n      - { for: [ categorical ], morning: 4, afternoon: 4 }\n',
  );
});
