import { readFileSync } from 'node:fs';
import type { Bench, Say } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { planImport } from '#domain/applications/plan-import.ts';
import { auditScreening, BOTTOM_LINE } from '#domain/audit/audit-screening.ts';
import { groupings } from '#domain/audit/groupings.ts';
import { type FactList, factsOfApplication, indexFacts } from '#domain/facts/fact-list.ts';
import { rulesOf } from '#domain/screening/compile-rules.ts';
import type { Dossier } from '#domain/screening/dossier.ts';
import { whatIf } from '#domain/screening/what-if.ts';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { timed } from './against-parsing.ts';

const PEOPLE = 4_000;
const ROUNDS = 15;
const WARM_UPS = 10;
const MOST = 10;
const now = instant('2020-11-15T12:00Z');

export const whatIfOfAll: Bench = {
  name: 'what-if',
  title: `What other rules would say of ${PEOPLE} applications`,
  about: `${PEOPLE} invented applications under the rules of the reference season and under a draft with other limits: every verdict of both, who
changes side, and how the bottom line falls on the groups of every grouping; against one pass that looks at every value and fact of the
same objects once. Reading them from the table is not part of this.`,
  run: async ({ seed, say }) => {
    const season = seasonFrom((text) => text);
    const draft = seasonFrom((text) => text.replaceAll('atLeast: 250', 'atLeast: 240'));
    const dossiers = dossiersOf(season, seed);
    return outcomeOf(
      () => {
        const found = whatIf(season, draft, dossiers, now);
        for (const grouping of Object.values(groupings))
          for (const { screened } of [found.before, found.after])
            auditScreening(screened, grouping, [BOTTOM_LINE]);
      },
      () => onePass(dossiers),
      `The season has ${rulesOf(season).length} rules.`,
      say,
    );
  },
};

function seasonFrom(change: (text: string) => string): Season {
  const read = readSeasonFile(change(readFileSync('seasons/im-2020-2021.yaml', 'utf8')));
  if (!('season' in read)) throw new Error('the reference season cannot be read');
  return read.season;
}

function dossiersOf(season: Season, seed: number): readonly Dossier[] {
  const { rows } = csvTable(sampleExport(PEOPLE, seed, 0), isApplicationTitle);
  const at = instant('2020-10-30T16:00Z');
  const plan = planImport(season, rows, new Map());
  const list = {
    ...{
      id: 'facts_1',
      season: season.id,
      fact: 'three letters received',
      isComplete: true,
      source: 'list.csv',
    },
    ...{ drawnOn: '2020-11-14', ids: plan.applications.slice(0, 3_000).map(({ id }) => id) },
    ...{ who: { kind: 'clock' }, at },
  } as unknown as FactList;
  const index = indexFacts([list]);
  return plan.applications.map((each) => {
    const application = { ...each, season: season.id, version: 1, firstSeenAt: at, changedAt: at };
    const facts = factsOfApplication(season.program.zone, application, index);
    return { application, facts, entered: [], withdrawn: [] };
  });
}

/** Looks at every value, tick and fact once, and at nothing twice. */
function onePass(dossiers: readonly Dossier[]): number {
  let filled = 0;
  for (const { application, facts } of dossiers) {
    for (const value of Object.values(application.values)) if (value !== '') filled += 1;
    for (const tick of application.ticks) if (tick !== '') filled += 1;
    for (const { isTrue } of facts.values()) if (isTrue) filled += 1;
  }
  return filled;
}

function outcomeOf(whole: () => unknown, pass: () => unknown, note: string, say: Say) {
  const runs = { whole: [] as number[], pass: [] as number[] };
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const [one, other] = [timed(whole), timed(pass)];
    if (round < 0) continue;
    runs.whole.push(one);
    runs.pass.push(other);
  }
  const ratio = median(runs.whole.map((each, round) => each / (runs.pass[round] ?? Number.NaN)));
  say(`${ratio.toFixed(1)} times one pass`);
  return {
    targets: [
      {
        what: 'Time, against one pass over the same objects',
        wanted: `≤ ${MOST}`,
        got: ratio.toFixed(1),
        isReached: ratio <= MOST,
        means: 'What two screenings, comparing them and counting groups add.',
      },
    ],
    figures: [
      figure('both are screened and compared', 'Fairslot', 'ms', runs.whole),
      figure('both are screened and compared', 'one pass', 'ms', runs.pass),
    ],
    notes: [note],
  };
}
