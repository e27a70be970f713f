import { parse } from 'csv-parse/sync';
import type { Bench } from '#bench/bench.ts';
import { isListTitle } from '#functions/invitations/applicant-list/column-kind.ts';
import { readApplicantList } from '#functions/invitations/applicant-list/read-applicant-list.ts';

import { csvOptions, csvTable } from '#functions/tables/csv-table.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { seeded } from '#test/support/checks/seeded.ts';
import { againstParsing } from './against-parsing.ts';

const ROWS = 4_000;
const ROUNDS = 15;
/** Until then Fairslot's own code is still being compiled; the parser runs twice as often. */
const WARM_UPS = 10;

export const lists: Bench = {
  name: 'lists',
  title: `Reading a list of ${ROWS} applicants`,
  about: `A list of ${ROWS} applicants to invite, with names in several scripts and quotation marks, from its text to rows or problems,
against the same parser on the same text with the same options and nothing else. The first ${WARM_UPS} readings are warm-up.`,
  run: async ({ seed, say }) => {
    const season = sampleSeason();
    const text = listOf(ROWS, seeded(seed));
    return againstParsing(
      {
        ...{ what: 'the list is read in', rounds: ROUNDS, warmUps: WARM_UPS },
        whole: () => {
          const { rows } = readApplicantList(csvTable(text, isListTitle), season);
          if (rows.length !== ROWS) throw new Error(`${rows.length} of ${ROWS} rows were read`);
        },
        parsing: () => parse(text, csvOptions(',')),
        means: 'What checking each row, finding duplicates and telling tracks apart adds.',
        notes: [
          `The text is ${(text.length / 1024).toFixed(0)} KB; a file of more than 25 MB is refused unread.`,
        ],
      },
      say,
    );
  },
};

function listOf(rows: number, random: () => number): string {
  const names = ['Sample, Ann', 'Søren “S” Sample', 'عائشة Sample', "O'Sample", '山田 Sample'];
  const tracks = ['categorical', 'categorical; primary-care', 'preliminary', 'physician-scientist'];
  const of = (all: readonly string[]) => all[Math.floor(random() * all.length)];
  const lines = Array.from({ length: rows }, (_, index) => {
    return `A${index},"${of(names)} ${index}",a${index}@example.org,${of(tracks)}`;
  });
  return ['id,name,email,tracks', ...lines].join('\n');
}
