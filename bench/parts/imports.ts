import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Bench } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';
import { isApplicationTitle } from '#domain/applications/column-titles.ts';
import { planImport } from '#domain/applications/plan-import.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { csvOptions, csvTable } from '#functions/tables/csv-table.ts';
import { sampleExport } from '#infra/sample/main.ts';

const PEOPLE = 4_000;
const DAMAGED = 25;
const ROUNDS = 9;
const WARM_UPS = 4;

export const imports: Bench = {
  name: 'imports',
  title: `Reading an export of ${PEOPLE} applications`,
  about: `An ERAS export of ${PEOPLE} invented people in 60 columns, ${DAMAGED} rows of it damaged, from its text to what becomes of every row,
against the same parser on the same text and nothing else. The first ${WARM_UPS} readings are warm-up. Storing it is not part of this.`,
  run: async ({ seed, say }) => {
    const file = readSeasonFile(readFileSync('seasons/im-2020-2021.yaml', 'utf8'));
    if (!('season' in file)) throw new Error('the reference season cannot be read');
    const text = sampleExport(PEOPLE, seed, DAMAGED);
    const runs = { whole: [] as number[], parsing: [] as number[] };
    for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
      const whole = timed(() => planImport(file.season, csvTable(text, isApplicationTitle).rows, new Map()));
      const parsing = timed(() => parse(text, csvOptions(',')));
      if (round < 0) continue;
      runs.whole.push(whole);
      runs.parsing.push(parsing);
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
          means: 'What the shape of each cell, slipped rows, merging and comparing add.',
        },
      ],
      figures: [
        figure('the export is read in', 'Fairslot', 'ms', runs.whole),
        figure('the export is read in', 'parser alone', 'ms', runs.parsing),
      ],
      notes: [`The text is ${(text.length / 1024).toFixed(0)} KB.`],
    };
  },
};

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
