import type { MatchListEdit, MatchListStep, OrderFault } from '#domain/match-lists/match-list.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';

/** What was done to a list: `Sample Ann from 4 to 2`. `nameOf` names the applicant of an offer. */
export function stepWords(step: MatchListStep, nameOf: (offer: string) => string): string {
  switch (step.kind) {
    case 'placed':
      return step.from === undefined
        ? `${nameOf(step.offer)} placed at ${step.to}`
        : `${nameOf(step.offer)} from ${step.from} to ${step.to}`;
    case 'taken-off':
      return `${nameOf(step.offer)} taken off, from ${step.from}`;
    case 'ordered':
      return `a whole order of ${counted(step.people, 'person', 'people')}`;
    default:
      throw new Error(`no words for ${step satisfies never}`);
  }
}

/** Who changed a list, when and how, in one line. */
export function editWords(
  { at, who, what }: MatchListEdit,
  zone: string,
  nameOf: (offer: string) => string,
): string {
  return `${whoCell(who)}, ${shortInstant(at, zone)}: ${stepWords(what, nameOf)}`;
}

/** Names the applicants of offers; one that was erased, or is not known, is “somebody”. */
export function namesOf(offers: readonly Offer[]): (offer: string) => string {
  const names = new Map(
    offers.map(({ id, applicant, erasedAt }) => [id, erasedAt ? 'somebody' : applicant.name]),
  );
  return (offer) => names.get(offer) ?? 'somebody';
}

const reasons: Readonly<Record<OrderFault['why'], string>> = {
  'no-id': 'there is no AAMC ID of eight digits',
  'several-ids': 'it names more than one person, and an order has one a line',
  'id-elsewhere': 'its AAMC ID is not in the column of the others',
  'no-rank': 'it has no rank, and other lines have one',
  'rank-twice': 'its rank is that of a line before',
  'rank-unclear':
    'it cannot be told which column is the rank: title it “Rank” in the first line, or take the other numbers out',
  unknown: 'nobody with this AAMC ID was invited',
  'other-code': 'this person interviewed for another NRMP code',
  'not-interviewed': 'this person was not interviewed',
  'no-show': 'this person did not come to the interview',
  withdrawn: 'this person has withdrawn',
  twice: 'this person is on the list twice',
};

/** `Line 3, “3,11191766”: this person was not interviewed.` */
export function faultWords({ line, text, why }: OrderFault): string {
  return `Line ${line}, “${text}”: ${reasons[why]}.`;
}
