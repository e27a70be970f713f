import type { BookingRefusal } from '#domain/booking/refusal.ts';
import type { Unanswerable, WithdrawalUnexplained } from '#domain/invitations/refusal.ts';
import type { ProblemText, ProblemTexts } from '#functions/problems/problem-text.ts';
import { refusalTexts } from '#functions/problems/refusal-texts.ts';

type AtOffer = BookingRefusal | Unanswerable | WithdrawalUnexplained;

const unchanged = 'Nothing has changed.';

/** How a coordinator at the desk goes on, where the words for applicants and for the terminal do not fit. */
const nexts: Readonly<Record<AtOffer['kind'], string>> = {
  'start-full': `${unchanged} Choose another start, or add seats to the season file first.`,
  'needed-by-others': `${unchanged} Choose another start, or add seats to the season file first.`,
  'day-closed': `${unchanged} What has begun stays on record as it is.`,
  'window-closed': `${unchanged} To give the applicant another chance, invite them again.`,
  'offer-closed': `${unchanged} To give the applicant another chance, invite them again.`,
  'already-booked': `${unchanged} To change the date, move the interview. To end it, cancel it.`,
  'not-booked': `${unchanged} Book for the applicant, or end the invitation.`,
  'not-released': `${unchanged} To take the invitation out of its wave, take it back there.`,
  'changed-meanwhile': `${unchanged} Look at how it stands now, and do it again if you still want to.`,
  'choice-changed': `${unchanged} Look at the current dates, and choose again.`,
  'unknown-option': `${unchanged} Choose one of the dates in the form.`,
  'unknown-start': `${unchanged} Choose one of the dates in the form.`,
  'moved-too-often': `${unchanged} You can move the interview for the applicant at any time.`,
  'nothing-to-swap': `${unchanged} Choose somebody who is booked for another time.`,
  'seats-unfit': `${unchanged} Choose somebody whose dates fit, or move each of them to a free seat.`,
  'track-needs-choice': `${unchanged} Book one of the new track’s dates, or let the applicant choose again.`,
  'reason-needed': `${unchanged} Give a reason. The applicant will read it.`,
  'withdrawal-unexplained': `${unchanged} Give a reason. The applicant will read it.`,
};

const titles: Partial<Record<AtOffer['kind'], string>> = {
  'changed-meanwhile': 'Somebody else changed this after you opened it',
  'unknown-option': 'This date is not one of the applicant’s',
  'unknown-start': 'The start of each day is not clear',
};

const details: Partial<Record<AtOffer['kind'], string>> = {
  'changed-meanwhile': 'The applicant or another coordinator was faster. What changed is listed below.',
  'unknown-option': 'The season may have changed since you opened the page.',
  'unknown-start': 'A pair of days needs a start for each day.',
};

/** What a refusal about an offer says at the desk: the operator's words, and how to go on from the page. */
export const offerRefusalTexts = Object.fromEntries(
  Object.entries(nexts).map(([kind, next]) => {
    const { operator, ...text } = refusalTexts[kind as AtOffer['kind']] as ProblemText<AtOffer> & {
      readonly operator: Partial<ProblemText<AtOffer>>;
    };
    const title = titles[kind as AtOffer['kind']] ?? operator.title ?? text.title;
    const detail = details[kind as AtOffer['kind']] ?? operator.detail ?? text.detail;
    return [kind, { ...text, title, detail, next }];
  }),
) as unknown as ProblemTexts<AtOffer>;
