import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { agendaFaults } from '#domain/agenda/agenda-faults.ts';
import type { Season } from '#domain/season/season.ts';
import { seasonFaults } from '#domain/season/validation/validate-season.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import type { WallTime } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

/** The season of a file of this repository. Throws if it has problems. */
export function seasonOfFile(path: string): Season {
  const read = readSeasonFile(readFileSync(path, 'utf8'));
  if (!('season' in read)) throw new Error(`${path} has problems`);
  return read.season;
}

const bases = ['seasons/template.yaml', 'seasons/im-2020-2021.yaml'].map(seasonOfFile);

/** Signs that mean something in YAML, where a text begins with them, ends with them or holds them. */
const tricky = fc.constantFrom(
  ...[
    '#',
    ': ',
    '- ',
    '"',
    "'",
    '{',
    '[',
    '*',
    '&',
    '!',
    '|',
    '>',
    '%',
    '@',
    '~',
    'null',
    'true',
    '010',
    '08:00',
    '? ',
    ', ',
    '\\',
    '…',
  ],
);
const line = fc
  .array(fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 6 })), { minLength: 1, maxLength: 8 })
  .map((parts) => trimmedOfUnseen(parts.join('')))
  .filter((text) => textFlaw(text, 100) === undefined);
const paragraphs = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n').trim());

/** Seasons as a file can state them: with any texts, seats in any number and order, and days of other times. */
export const arbitraryFileSeason: fc.Arbitrary<Season> = fc
  .record({
    base: fc.constantFrom(...bases),
    texts: fc.array(line, { minLength: 6, maxLength: 6 }),
    words: fc.option(fc.record({ invitation: paragraphs, letters: paragraphs, signature: paragraphs }), {
      nil: undefined,
    }),
    instructions: fc.option(paragraphs, { nil: undefined }),
    information: fc.option(fc.record({ about: paragraphs, match: paragraphs }), { nil: undefined }),
    counts: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 7, maxLength: 7 }),
    turned: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    at: fc.constantFrom('07:30', '08:15', '09:00') as fc.Arbitrary<WallTime>,
    later: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  })
  .map(({ base, texts, words, instructions, information, counts, turned, at, later }): Season => {
    let drawn = 0;
    const next = () => counts[drawn++ % counts.length] ?? 1;
    return {
      ...base,
      program: { ...base.program, name: texts[0] ?? '' },
      assumed: texts.slice(1, 3),
      coordinators: [{ name: texts[3] ?? '', address: 'one@example.org', may: 'edit' }],
      ...(words ? { messages: words } : {}),
      ...(instructions ? { visit: { kind: 'virtual', instructions } } : {}),
      ...(information
        ? {
            information: {
              ...information,
              links: [{ name: texts[2] ?? '', address: 'https://www.example.org' }],
            },
          }
        : {}),
      tracks: base.tracks.map((track, index) => ({ ...track, note: `${index} ${texts[4]}` })),
      days: base.days.map((day, index) => ({
        ...day,
        ...(index === 1 ? { visit: { kind: 'in-person', place: texts[5] ?? '' } } : {}),
        starts: day.starts.map((start, place) => ({
          ...start,
          ...(start.name === 'morning' && later[index % 3] ? { at } : {}),
          groups: (turned[(index + place) % 5] ? start.groups.toReversed() : start.groups).map((group) => ({
            ...group,
            seats: next(),
          })),
        })),
      })),
    };
  })
  .filter((season) => seasonFaults(season).length + agendaFaults(season).length === 0);
