import type { PlanSetback } from '#domain/planned-days/planned-day.ts';
import { shortDay } from '#functions/wording/days.ts';
import { concessionLine, type DayWords, ruleGroupLine } from './day-words.ts';
import type { LoadedDay } from './load-day.ts';

/** Why a day has no plan, in lines: what cannot be kept together, and the least that makes a plan possible. */
export function setbackLines(
  { document, day, on }: Pick<LoadedDay, 'document' | 'day' | 'on'>,
  words: DayWords,
  setback: PlanSetback,
): readonly string[] {
  switch (setback.kind) {
    case 'nobody-comes':
      return [`Nobody is booked on ${shortDay(on)}.`];
    case 'without-agenda': {
      const names = setback.guests.map(words.person).join(', ');
      return [`No agenda says what happens on ${shortDay(on)} to ${names}: add it to the season file.`];
    }
    case 'out-of-time':
      return ['No plan was found in a minute, and none is ruled out.'];
    case 'infeasible':
      return [
        `${shortDay(on)} has no plan${setback.reasons.length > 0 ? '. These cannot all be kept:' : ', and the reasons were not found in time.'}`,
        ...setback.reasons.map((group) => `  ${ruleGroupLine(document, day, words, group)}`),
        setback.ways.length > 0
          ? 'The least that makes a plan possible:'
          : 'The least that makes a plan possible was not found in time.',
        ...setback.ways.map((concession) => `  ${concessionLine(words, concession)}`),
        ...(day.now === undefined
          ? []
          : [
              'What has begun stays as it was published, and nothing else is planned at a time that is past.',
            ]),
      ];
    default:
      throw new Error(`no words for ${setback satisfies never}`);
  }
}
