import { coordinatorAt, deskRights } from '#domain/season/coordinators.ts';
import { viewFields } from '#domain/season/interviewer-views.ts';
import { emailFaults, textFaults } from './field-rules.ts';
import { type Having, quoted, repeated, ruleFor, type SeasonRule, type Violation } from './violation.ts';

/** What must be true of those who may sign in to the desk, if anybody may, and of what interviewers see. */
export const coordinatorRules: readonly SeasonRule[] = [
  ruleFor(['coordinators'], coordinatorFaults),
  ruleFor(['accommodations'], readerFaults),
  ruleFor(['interviewerViews'], viewFaults),
];

function coordinatorFaults({ coordinators }: Having<'coordinators'>): Violation[] {
  return [
    ...coordinators.flatMap(({ name, address, may }, index) => [
      ...(name === undefined ? [] : textFaults(['coordinators', index, 'name'], name, 100)),
      ...emailFaults(['coordinators', index, 'address'], address),
      ...rightFaults(index, may),
    ]),
    ...repeated(
      coordinators.map(({ address }) => address.toLowerCase()),
      (index) => ['coordinators', index, 'address'],
      (address) => `${quoted(address)} appears here twice: remove one.`,
    ),
  ];
}

function rightFaults(index: number, may: string): Violation[] {
  if ((deskRights as readonly string[]).includes(may)) return [];
  const message = `${quoted(may)} is not something that a coordinator may do: write edit, read for somebody who only looks, or moderate for a resident of the panel.`;
  return [{ path: ['coordinators', index, 'may'], message }];
}

function readerFaults({ accommodations, coordinators = [] }: Having<'accommodations'>): Violation[] {
  const { readBy } = accommodations;
  const path = ['accommodations', 'readBy'];
  const reader = coordinatorAt({ coordinators }, readBy);
  if (!reader) {
    const message = `${quoted(readBy)} is not the address of one of the \`coordinators\`: name one who signs in to the desk.`;
    return [{ path, message }];
  }
  if (reader.may === 'edit') return [];
  const message = `${quoted(readBy)} may ${reader.may}, and arranging accommodations is a change: name a coordinator with \`may: edit\`.`;
  return [{ path, message }];
}

function viewFaults({ interviewerViews }: Having<'interviewerViews'>): Violation[] {
  return (['team', 'oneOnOne'] as const).flatMap((kind) =>
    (interviewerViews[kind] ?? []).flatMap((field, place, all): Violation[] => {
      const path = ['interviewerViews', kind, place];
      if (!viewFields.includes(field)) {
        const message = `${quoted(field)} is not something that interviewers can be shown: write ${viewFields.join(', ')}.`;
        return [{ path, message }];
      }
      return all.indexOf(field) < place
        ? [{ path, message: `${quoted(field)} appears here twice: remove one.` }]
        : [];
    }),
  );
}
