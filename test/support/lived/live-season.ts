import { type CalendarDay, plusDays } from '#domain/values/time.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { seeded } from '#test/support/checks/seeded.ts';
import { exportOf, rowsOfExport } from './export-rows.ts';
import { livedApplicants } from './lived-applicants.ts';
import { booksOf, type LivedBooks, type LivedPage } from './lived-books.ts';
import { type DaysMade, workOnDays } from './lived-crew.ts';
import { livedCrew, livedSeasonFile } from './lived-file.ts';
import { livePanel } from './lived-panel.ts';
import {
  actForOne,
  changeLocked,
  closeFor,
  decideFor,
  enterNoShows,
  inviteWhoFits,
  type LivedMatchList,
  rankEverybody,
} from './lived-program.ts';
import { inBoston, type LivedStage, openLivedStage } from './lived-stage.ts';
import { offersById } from './promises/seat-promises.ts';
import type { LivedMail } from './quick-post.ts';

/** How large a season is lived, and how much of it is looked at every day. */
export type LivedSize = {
  readonly applications: number;
  /** The seats of the reference season, times this. */
  readonly scale: number;
  readonly invited: number;
  readonly pagesADay: number;
};

/** What has happened in the season. */
export type LivedCounts = DaysMade & {
  mails: number;
  noShows: number;
  questions: number;
  invited: number;
  readonly asked: Readonly<Record<string, number>>;
};

const begins = '2020-10-21' as CalendarDay;
const ends = '2021-02-25' as CalendarDay;
const lastInvitations = '2020-11-27' as CalendarDay;
const lastDay = '2021-01-25' as CalendarDay;
const panels: readonly string[] = ['2020-11-24', '2020-12-08', '2021-01-12'];

export class LivedSeason {
  readonly size: LivedSize;
  readonly stage: LivedStage;
  readonly random: () => number;
  /** Its own, so that the planning of a day changes nobody's luck. */
  readonly randomOfDays: () => number;
  readonly applicants;
  readonly counts: LivedCounts;
  readonly exported = new Map<string, Readonly<Record<string, string>>>();
  readonly erased: string[] = [];
  readonly arrived = new Map<string, number>();
  readonly calendars: LivedMail[] = [];
  matchLists: readonly LivedMatchList[] = [];
  /** The exit codes of a change of a locked list, without a reason and with one. */
  locked: readonly number[] = [];
  mails: LivedMail[] = [];
  before = offersById([]);

  constructor(stage: LivedStage, seed: number, size: LivedSize) {
    this.stage = stage;
    this.size = size;
    this.random = seeded(seed);
    this.randomOfDays = seeded(seed + 1);
    this.applicants = livedApplicants(stage, seed);
    const made = { published: 0, repaired: 0, dropOuts: 0, refused: [] };
    this.counts = { ...made, mails: 0, noShows: 0, questions: 0, invited: 0, asked: this.applicants.counts };
  }

  async settle(): Promise<void> {
    const mails = await this.stage.settle();
    this.counts.mails += mails.length;
    this.mails.push(...mails);
    for (const mail of mails) {
      const name = `${mail.offer} ${mail.record} ${mail.notice}`;
      this.arrived.set(name, (this.arrived.get(name) ?? 0) + 1);
      if (mail.calendar) this.calendars.push(mail);
    }
    this.applicants.read(mails);
  }

  /** One day from morning to evening; returns what can be seen of the season then. */
  async day(on: CalendarDay): Promise<LivedBooks> {
    this.mails = [];
    const { stage } = this;
    stage.setClock(inBoston(on, '07:00'));
    await stage.sweep(true);
    await this.settle();
    stage.setClock(inBoston(on, '09:00'));
    await this.office(on);
    await this.settle();
    if (panels.includes(on)) await this.panel(on);
    stage.setClock(inBoston(on, '12:00'));
    await this.applicants.act();
    await this.settle();
    stage.setClock(inBoston(on, '17:05'));
    await stage.sweep();
    await this.settle();
    stage.setClock(inBoston(on, '18:00'));
    if (on <= lastDay) this.counts.noShows += await enterNoShows(stage, on, this.random);
    await this.settle();
    await stage.mirror.follow();
    const pages = await this.applicants.open(this.random, this.size.pagesADay);
    const changedByReading = await stage.mirror.follow();
    return this.books(on, pages, changedByReading);
  }

  private books(on: CalendarDay, pages: readonly LivedPage[], changedByReading: number): LivedBooks {
    const read = booksOf(this.stage.mirror.items.values());
    const books = {
      ...{ ...read, on, now: this.stage.now(), before: this.before, arrived: this.arrived },
      ...{ calendars: this.calendars, mails: this.mails, pages, changedByReading },
      ...{ refusals: this.applicants.refusals, exported: this.exported, erased: this.erased },
    };
    this.before = offersById(read.offers);
    return books;
  }

  private async panel(on: CalendarDay): Promise<void> {
    const { stage } = this;
    stage.setClock(inBoston(on, '11:10'));
    const { offers } = booksOf(stage.mirror.items.values());
    const coming = offers.filter(({ booking }) =>
      booking?.seats.some((seat) => seat.on === on && seat.start === 'morning'),
    );
    const links = coming.slice(0, 7).flatMap(({ id }) => this.applicants.tokenOf(id) ?? []);
    this.counts.questions += await livePanel(stage, on, links);
  }

  /** What the program's office does on a day. */
  private async office(on: CalendarDay): Promise<void> {
    const { stage, random, size } = this;
    if (on === begins) {
      await stage.operate(
        'interviewers',
        stage.file('crew.csv', livedCrew(size.scale)),
        '--send-links',
        '--yes',
      );
      await this.facts();
    }
    if (on === '2020-10-23') await decideFor(stage, 'invite', size.invited, random);
    if (on === '2020-10-26') this.counts.invited += await inviteWhoFits(stage, 0.5 * size.invited);
    else if (on === '2020-10-29')
      this.counts.invited += await inviteWhoFits(stage, 0.2 * size.invited, {
        on: '2020-10-30',
        time: '10:00',
      });
    else if (on > '2020-11-01' && on <= lastInvitations && Number(on.slice(-2)) % 3 === 0)
      this.counts.invited += await inviteWhoFits(stage, size.invited);
    if (on === '2020-11-03') await decideFor(stage, 'hold', 25, random);
    if (on === '2020-11-04') await decideFor(stage, 'close', 60, random);
    if (on === '2020-11-06') await this.importAgain();
    if (on === '2020-12-08') await closeFor(stage, 'closed', '2020-12-10' as CalendarDay);
    if (on === '2020-12-09') await closeFor(stage, 'waiting', '2020-12-11' as CalendarDay);
    if (on === '2020-12-20') await this.erase();
    if (on > '2020-11-04' && on < '2021-01-20' && Number(on.slice(-2)) % 5 === 2)
      await actForOne(stage, random);
    if (on === '2021-02-10') this.matchLists = await rankEverybody(stage, random);
    const [first] = this.matchLists;
    if (on === '2021-02-25' && first) this.locked = await changeLocked(stage, first);
    await workOnDays(stage, on, this.randomOfDays, this.counts);
  }

  private async facts(): Promise<void> {
    const ids = [...this.exported.keys()];
    const neurology = ids.filter((id) => JSON.stringify(this.exported.get(id)).includes('Neurology'));
    const letters = ids.filter((_, index) => index % 8 !== 0);
    const { stage } = this;
    await stage.operate(
      'facts',
      'neurology application',
      stage.file('neuro.csv', neurology.join('\n')),
      '--yes',
    );
    await stage.operate(
      'facts',
      'three letters received',
      stage.file('three.csv', letters.join('\n')),
      '--complete',
      '--yes',
    );
  }

  /** A later export: some people are new, some have another score, and some are not in it anymore. */
  private async importAgain(): Promise<void> {
    const { stage, size } = this;
    const rows = rowsOfExport(sampleExport(size.applications + 30, 1, 0));
    const changed = rows
      .slice(25)
      .map((row, index) =>
        index % 130 === 7
          ? { ...row, 'USMLE Step 1 Score': '' }
          : index % 130 === 9
            ? { ...row, 'USMLE Step 1 Score': '251' }
            : row,
      );
    for (const row of changed)
      this.exported.set(row['AAMC ID'] ?? '', {
        ...row,
        'USMLE Step 1 Score':
          row['USMLE Step 1 Score'] || this.exported.get(row['AAMC ID'] ?? '')?.['USMLE Step 1 Score'] || '',
      });
    await stage.operate('import', stage.file('again.csv', exportOf(changed)), '--yes');
  }

  /** Two people ask to be erased: one whose invitation has ended, and one who was never invited. */
  private async erase(): Promise<void> {
    const { offers, applications } = booksOf(this.stage.mirror.items.values());
    const [ended] = offers
      .flatMap(({ state, applicant }) => (state === 'declined' ? [applicant.id] : []))
      .toSorted();
    const [other] = applications.flatMap(({ id, review }) => (review?.decided ? [] : [id])).toSorted();
    for (const id of [ended, other].flatMap((each) => each ?? [])) {
      await this.stage.operate('erase', id, '--reason', 'The person asked for it.', '--yes');
      this.erased.push(id);
      this.exported.delete(id);
    }
  }
}

/**
 * Lives a season from the import to the match lists, and has `look` look at it every evening; after the last interview, when little
 * happens, every fifth.
 */
export async function liveSeason(
  seed: number,
  size: LivedSize,
  look: (books: LivedBooks) => void,
): Promise<LivedSeason> {
  const text = sampleExport(size.applications, 1, 0);
  const stage = await openLivedStage(inBoston(begins, '06:00'), async (operate, file) => {
    await operate('apply', file('season.yaml', livedSeasonFile(size.scale)));
    await operate('import', file('eras.csv', text), '--yes');
  });
  const season = new LivedSeason(stage, seed, size);
  for (const row of rowsOfExport(text)) season.exported.set(row['AAMC ID'] ?? '', row);
  try {
    for (let on = begins; on <= ends; on = plusDays(on, on > lastDay ? 5 : 1)) look(await season.day(on));
  } finally {
    await stage.stop();
  }
  return season;
}
