import type { PlanSetback } from '#domain/planned-days/planned-day.ts';
import { shortDay } from '#functions/wording/days.ts';
import { concessionLine, type DayWords, ruleGroupLine } from './day-words.ts';
import type { LoadedDay } from './load-day.ts';

/** One thing that a setback says, without its last period or colon; and what it lists, if it lists anything. */
export type SetbackPart = { readonly says: string; readonly list: readonly string[] };

type DayAtAll = Pick<LoadedDay, 'document' | 'day' | 'on'>;

/** Why a day has no plan: what cannot be kept together, and the least that makes a plan possible. The first part says that there is none. */
export function setbackParts(
  day: DayAtAll,
  words: DayWords,
  setback: PlanSetback,
): readonly [SetbackPart, ...(readonly SetbackPart[])] {
  const { on } = day;
  switch (setback.kind) {
    case 'nobody-comes':
      return [{ says: `Nobody is booked on ${shortDay(on)}`, list: [] }];
    case 'without-agenda': {
      const names = setback.guests.map(words.person).join(', ');
      const says = `No agenda says what happens on ${shortDay(on)} to ${names}: add it to the season file`;
      return [{ says, list: [] }];
    }
    case 'out-of-time':
      return [{ says: 'No plan was found in a minute, and none is ruled out', list: [] }];
    case 'infeasible':
      return infeasibleParts(day, words, setback);
    default:
      throw new Error(`no words for ${setback satisfies never}`);
  }
}

function infeasibleParts(
  { document, day, on }: DayAtAll,
  words: DayWords,
  { reasons, ways }: PlanSetback & { readonly kind: 'infeasible' },
): readonly [SetbackPart, ...(readonly SetbackPart[])] {
  const why =
    reasons.length > 0 ? 'since these cannot all be kept' : 'and the reasons were not found in time';
  const way = ways.length > 0 ? '' : ' was not found in time';
  const past = 'What has begun stays as it was published, and nothing else is planned at a time that is past';
  return [
    {
      says: `${shortDay(on)} has no plan, ${why}`,
      list: reasons.map((group) => ruleGroupLine(document, day, words, group)),
    },
    {
      says: `The least that makes a plan possible${way}`,
      list: ways.map((concession) => concessionLine(words, concession)),
    },
    ...(day.now === undefined ? [] : [{ says: past, list: [] }]),
  ];
}

/** The same in lines for a terminal: a list is indented below what it belongs to. */
export function setbackLines(day: DayAtAll, words: DayWords, setback: PlanSetback): readonly string[] {
  return setbackParts(day, words, setback).flatMap(({ says, list }) => [
    `${says}${list.length > 0 ? ':' : '.'}`,
    ...list.map((line) => `  ${line}`),
  ]);
}
