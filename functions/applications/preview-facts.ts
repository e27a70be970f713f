import type { Application } from '#domain/applications/application.ts';
import type { FactRequest, FactStanding } from '#domain/facts/add-facts.ts';
import { type FactList, factsOfApplication, indexFacts } from '#domain/facts/fact-list.ts';
import type { Season } from '#domain/season/season.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { shortDay } from '#functions/wording/days.ts';

/** Why a list cannot be recorded under this name and day. */
export function factProblems(fact: string, drawnOn: string, today: CalendarDay): readonly string[] {
  return [
    ...(textFlaw(fact, 80)
      ? ['The name of a fact is one line of at most 80 characters, as “three letters received”.']
      : []),
    ...dayProblems(drawnOn, today),
  ];
}

function dayProblems(drawnOn: string, today: CalendarDay): readonly string[] {
  if (!isCalendarDay(drawnOn))
    return [`${JSON.stringify(drawnOn)} is not a day: write year-month-day, as 2020-11-14.`];
  return drawnOn > today
    ? [`${shortDay(drawnOn)} is in the future: give the day on which the list was drawn.`]
    : [];
}

/** What a list would say of how many people: the same before it is recorded at the desk and from the terminal. */
export function previewFacts(
  season: Season,
  all: FactRequest,
  { lists, erased }: Pick<FactStanding, 'lists' | 'erased'>,
  applications: readonly Application[],
): readonly string[] {
  const request = { ...all, ids: all.ids.filter((id) => !erased.has(id)) };
  const key = nameKey(request.fact);
  const stands = (each: readonly FactList[]) => {
    const index = indexFacts(each);
    return applications.map((one) => factsOfApplication(season.program.zone, one, index).get(key)?.isTrue);
  };
  const next = { ...request, id: '~', who: { kind: 'clock' }, at: '' } as unknown as FactList;
  const [before, after] = [stands(lists), stands([...lists, next])];
  const count = (isTrue: boolean) =>
    after.filter((each, at) => each === isTrue && before[at] !== isTrue).length;
  const known = new Set(applications.map(({ id }) => id));
  const unknown = request.ids.filter((id) => !known.has(id));
  const isNew = !lists.some(({ fact }) => nameKey(fact) === key);
  return [
    `“${request.fact}”, drawn on ${shortDay(request.drawnOn)}, ${request.isComplete ? 'complete' : 'not complete: nothing is said of the others'}.`,
    ...(isNew ? [`This fact is new.${otherNames(lists)}`] : []),
    ...unaskedFact(season, key),
    `On the list: ${request.ids.length}. Becomes true: ${count(true)}. Becomes false: ${count(false)}.`,
    ...(unknown.length > 0
      ? [
          `Of no known application: ${unknown.length} (${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ' ...' : ''}). They are kept for when it is imported.`,
        ]
      : []),
    ...(erased.size > 0
      ? [`Erased before, and left out: ${erased.size} (${[...erased.keys()].slice(0, 5).join(', ')}).`]
      : []),
  ];
}

/** Most likely the name is spelled otherwise than in the season file, and the list would say nothing to any rule. */
function unaskedFact({ screening }: Season, key: string): readonly string[] {
  const facts = screening?.facts ?? [];
  if (facts.length === 0 || facts.some((fact) => nameKey(fact) === key)) return [];
  const names = facts.map((fact) => `“${fact}”`).join(', ');
  return [`No rule of the season file asks for this fact. It knows ${names}.`];
}

function otherNames(lists: readonly FactList[]): string {
  const names = [...new Set(lists.map(({ fact }) => `“${fact}”`))];
  return names.length > 0 ? ` Known are ${names.join(', ')}.` : '';
}
