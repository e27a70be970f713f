import type { ListedApplication } from '#domain/application-list/listed-application.ts';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

/** The sample season with a rule on a score, one for a person's judgment, and one on a fact. */
export function reviewedRules(): Season {
  return {
    ...sampleSeason(),
    screening: {
      facts: ['three letters received'],
      rules: [
        { id: 'step-1', name: 'Step 1', field: ['step1.score'], atLeast: 240 },
        { id: 'experience', name: 'Experience', judgment: 'Is there clinical experience?' },
        { id: 'letters', name: 'Letters', fact: 'three letters received' },
      ],
    },
  };
}

/** One application as a list knows it, with the last two digits of its id. */
export function listedPerson(number: number, change: Partial<ListedApplication> = {}): ListedApplication {
  const at = instant('2020-10-22T12:00Z');
  return {
    id: `209000${String(number).padStart(2, '0')}`,
    ...{ version: 1, firstSeenAt: at, changedAt: at, ticks: ['Categorical'] },
    ...{ entered: [], withdrawn: [] },
    ...change,
    values: { 'name.first': 'Sam', 'name.last': `Sample-${number}`, ...change.values },
  };
}
