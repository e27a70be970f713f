import { parse } from 'csv-parse/sync';
import type { Bench } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';
import { isListTitle } from '#functions/invitations/applicant-list/column-kind.ts';
import { readApplicantList } from '#functions/invitations/applicant-list/read-applicant-list.ts';

import { csvOptions, csvTable } from '#functions/tables/csv-table.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { seeded } from '#test/support/checks/seeded.ts';

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
    const runs = { whole: [] as number[], parsing: [] as number[] };
    for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
      const whole = timed(() => readApplicantList(csvTable(text, isListTitle), season).rows.length);
      const parsing = timed(() => parse(text, csvOptions(',')).length);
      if (whole.result !== ROWS) throw new Error(`${whole.result} of ${ROWS} rows were read`);
      if (round < 0) continue;
      runs.whole.push(whole.milliseconds);
      runs.parsing.push(parsing.milliseconds);
    }
    const ratio = median(runs.whole.map((each, round) => each / (runs.parsing[round] ?? Number.NaN)));
    say(`${ratio.toFixed(2)} times the parsing`);
    return {
      targets: [
        {
          what: 'Time, against parsing the text alone',
          wanted: '≤ 3',
          got: ratio.toFixed(2),
          isReached: ratio <= 3,
          means: 'What checking each row, finding duplicates and telling tracks apart adds.',
        },
      ],
      figures: [
        figure('the list is read in', 'Fairslot', 'ms', runs.whole),
        figure('the list is read in', 'parser alone', 'ms', runs.parsing),
      ],
      notes: [
        `The text is ${(text.length / 1024).toFixed(0)} KB; a file of more than 25 MB is refused unread.`,
      ],
    };
  },
};

function timed<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const began = performance.now();
  return { result: work(), milliseconds: performance.now() - began };
}

function listOf(rows: number, random: () => number): string {
  const names = ['Sample, Ann', 'Søren “S” Sample', 'عائشة Sample', "O'Sample", '山田 Sample'];
  const tracks = ['categorical', 'categorical; primary-care', 'preliminary', 'physician-scientist'];
  const of = (all: readonly string[]) => all[Math.floor(random() * all.length)];
  const lines = Array.from({ length: rows }, (_, index) => {
    return `A${index},"${of(names)} ${index}",a${index}@example.org,${of(tracks)}`;
  });
  return ['id,name,email,tracks', ...lines].join('\n');
}
