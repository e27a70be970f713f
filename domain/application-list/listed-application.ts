import type { Application, Decided, EnteredVerdict, ToldAnswer } from '#domain/applications/application.ts';
import type { FieldName, Values } from '#domain/applications/fields.ts';
import type { TrackId } from '#domain/season/season.ts';

/**
 * The fields that a list reads of every application: the name, and whatever a rule or a filter can look at. Not how to
 * reach a person, nor numbers that only identify one: a list is read by one query, which is paid for by its size.
 */
export const listedFields = [
  'name.whole',
  'name.first',
  'name.middle',
  'name.last',
  'place.state',
  'appliedOn',
  'eras.selected',
  'eras.withdrawnByApplicant',
  'eras.withdrawnByProgram',
  'eras.onHold',
  'eras.reviewed',
  'school.kind',
  'school.country',
  'school.usOrCanadian',
  'school.degree',
  'school.graduation',
  'step1.status',
  'step1.score',
  'step2ck.status',
  'step2ck.score',
  'step2cs.status',
  'step3.score',
  'comlex1.status',
  'comlex1.score',
  'comlex2ce.score',
  'comlex2pe.status',
  'comlex3.score',
  'ecfmg.certified',
  'ecfmg.receivedOn',
  'visa.sponsorship',
  'visa.sought',
  'visa.current',
  'visa.expected',
  'visa.authorized',
  'documents.mspe',
  'documents.transcript',
  'documents.statement',
  'documents.photo',
  'signal',
  'couple',
] as const satisfies readonly FieldName[];

/** What a list knows of an application: the values that rules and filters look at, and what people entered, without reasons. */
export type ListedApplication = Pick<
  Application,
  'id' | 'version' | 'firstSeenAt' | 'changedAt' | 'ticks'
> & {
  readonly values: Values;
  readonly entered: readonly Pick<EnteredVerdict, 'rule' | 'outcome'>[];
  readonly withdrawn: readonly TrackId[];
  readonly decided?: Pick<Decided, 'to' | 'tracks'>;
  readonly told?: Pick<ToldAnswer, 'as' | 'failed'>;
};

/** What a list is to know of the application. */
export function listedOf(application: Application): ListedApplication {
  const { id, version, firstSeenAt, changedAt, ticks, values, review, told } = application;
  const known = listedFields.filter((name) => values[name] !== undefined);
  const { entered = [], withdrawn = [], decided } = review ?? {};
  return {
    ...{ id, version, firstSeenAt, changedAt, ticks },
    values: Object.fromEntries(known.map((name) => [name, values[name]])),
    entered: entered.map(({ rule, outcome }) => ({ rule, outcome })),
    withdrawn: withdrawn.map(({ track }) => track),
    ...(decided ? { decided: { to: decided.to, tracks: decided.tracks } } : {}),
    ...(told ? { told: { as: told.as, ...(told.failed ? { failed: true } : {}) } } : {}),
  };
}
