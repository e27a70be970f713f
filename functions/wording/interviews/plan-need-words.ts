import type { OutdatedPlan, UnplannedDay } from '#domain/planned-days/plan-needs.ts';
import { counted } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';

/** What a coordinator has to do about the plan of a day: a sentence, and what leads to the page of the day. */
export type PlanNeedWords = { readonly text: string; readonly link: string };

/** Of a published plan that no longer fits. */
export function outdatedWords({ on, count }: OutdatedPlan): PlanNeedWords {
  return {
    text: `The published interviews of ${shortDay(on)} no longer fit: ${counted(count, 'thing is', 'things are')} no longer right.`,
    link: 'Plan a repair',
  };
}

const missing: Readonly<Record<UnplannedDay['has'], readonly [string, string]>> = {
  nothing: ['no plan is published', 'Plan the day'],
  draft: ['a draft waits: nobody is told whom they meet', 'Publish the draft'],
  setback: ['the day could not be planned', 'See why'],
};

/** Of a day with people, of which no plan is published. */
export function unplannedWords({ on, people, has }: UnplannedDay): PlanNeedWords {
  const [what, link] = missing[has];
  return { text: `${shortDay(on)}: ${counted(people, 'person comes', 'people come')}, and ${what}.`, link };
}
