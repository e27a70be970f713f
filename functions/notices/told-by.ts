import type { Change, ChangeRecord } from '#domain/contract.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { seasonOfRecord } from '#domain/offers/released-starts.ts';
import type { Season } from '#domain/season/season.ts';
import type { Mail } from '#functions/mail/mail.ts';
import { offerMail } from '#functions/notices/mails/offer-mail.ts';
import type { ApplicantNotice, MailedRecord } from '#functions/notices/mails/passages.ts';

/** Stands for the applicant's personal link, which only they may see. */
const hiddenLink = 'https://example.org/i/their-personal-link';

/** Who is told what by changes that have not been made yet. */
export type ToldBy = {
  /** What the applicant of the offer gets, in order. */
  readonly mails: readonly Mail[];
  /** Coordinators who are mailed at once, because the change touches a day close ahead. */
  readonly coordinators: readonly string[];
  /** Interviewers who are mailed that the applicant is missed, or there, by name. */
  readonly interviewers: readonly string[];
};

/** Renders what the records of `offer` among `changes` will send, as the stream would, with a link that is nobody's. */
export function toldBy(season: Season, offer: Offer, changes: readonly Change[], link = hiddenLink): ToldBy {
  const records = changes.flatMap((change) => (change.kind === 'add-record' ? [change.record] : []));
  const own = records.filter(isMailed).filter((record) => record.offer === offer.id);
  const late = own.flatMap(({ notices }) => notices.filter(({ kind }) => kind === 'late-change'));
  return {
    mails: own.flatMap((record) => mailsOf(season, offer, record, link)),
    coordinators: late.map(({ to }) => to),
    interviewers: records.flatMap((record) =>
      record.event === 'applicant-late' ? record.notices.map(({ name }) => name) : [],
    ),
  };
}

function isMailed(record: ChangeRecord): record is MailedRecord {
  return 'offer' in record && record.notices.length > 0;
}

function mailsOf(season: Season, offer: Offer, record: MailedRecord, link: string): readonly Mail[] {
  const then = seasonOfRecord(season, record);
  return record.notices
    .filter(({ kind }) => isForApplicants(kind))
    .map((notice) =>
      offerMail({ season: then, offer, record, notice, link } as Parameters<typeof offerMail>[0]),
    );
}

const forApplicants: Readonly<Record<ApplicantNotice, true>> = {
  invitation: true,
  booking: true,
  reminder: true,
};

function isForApplicants(kind: string): boolean {
  return kind in forApplicants;
}
