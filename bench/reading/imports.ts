import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Bench } from '#bench/bench.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { planImport } from '#domain/applications/plan-import.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { csvOptions, csvTable } from '#functions/tables/csv-table.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { againstParsing } from './against-parsing.ts';

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
    return againstParsing(
      {
        ...{ what: 'the export is read in', rounds: ROUNDS, warmUps: WARM_UPS },
        whole: () => planImport(file.season, csvTable(text, isApplicationTitle).rows, new Map()),
        parsing: () => parse(text, csvOptions(',')),
        means: 'What the shape of each cell, slipped rows, merging and comparing add.',
        notes: [`The text is ${(text.length / 1024).toFixed(0)} KB.`],
      },
      say,
    );
  },
};
