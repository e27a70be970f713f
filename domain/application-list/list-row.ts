import { nameOf, type Reviewer } from '#domain/applications/application.ts';
import { type FactIndex, factsOfApplication, type KnownFact } from '#domain/facts/fact-list.ts';
import {
  type ApplicationStatus,
  applicationStatusOf,
  type StandingInvitation,
} from '#domain/review/status.ts';
import { type KnownFacts, route, type TrackRoute } from '#domain/routing/route.ts';
import { tracksTicked } from '#domain/routing/tracks-ticked.ts';
import { screen } from '#domain/screening/screen.ts';
import type { RuleVerdict } from '#domain/screening/verdict.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ListedApplication } from './listed-application.ts';

/** What all rows of a list are made of, beside the applications. */
export type ListContext = {
  readonly season: Season;
  readonly facts: FactIndex;
  /** How the latest invitation of each applicant stands, by AAMC ID. */
  readonly invitations: ReadonlyMap<string, StandingInvitation>;
  readonly now: Instant;
};

/** One application as a list shows it. What costs something is made when it is asked for, once. */
export type ListRow = {
  readonly listed: ListedApplication;
  readonly name: string;
  /** By which it is sorted: the last name first. */
  readonly sortName: string;
  readonly status: ApplicationStatus;
  readonly route: () => TrackRoute;
  readonly facts: () => KnownFacts;
  readonly verdicts: () => readonly RuleVerdict[];
};

/** A list does not read who entered a verdict and why: that stands on the page of the person. */
const somebody: Reviewer = { kind: 'program', name: '' };

/** Returns the row of an application. */
export function rowOf(
  { season, facts: index, invitations, now }: ListContext,
  listed: ListedApplication,
): ListRow {
  const { id, values, ticks, changedAt } = listed;
  const hand = { reason: '', who: somebody, at: changedAt };
  const withdrawn = listed.withdrawn.map((track) => ({ track, ...hand }));
  const entered = listed.entered.map((each) => ({ ...each, ...hand }));
  const review = {
    ...{ entered, withdrawn },
    ...(listed.decided ? { decided: { ...listed.decided, ...hand } } : {}),
  };
  const facts = once(
    (): ReadonlyMap<string, KnownFact> => factsOfApplication(season.program.zone, listed, index),
  );
  const ticked = tracksTicked(season, ticks).tracks.map((track) => track.id);
  return {
    listed,
    name: nameOf(values),
    sortName: sortNameOf(listed),
    status: applicationStatusOf({ values, review }, ticked, invitations.get(id)),
    facts,
    route: once(() => route(season, listed, facts(), withdrawn)),
    verdicts: once(() => screen(season, listed, facts(), entered, { withdrawn, now })),
  };
}

function sortNameOf({ values }: ListedApplication): string {
  const [last, first] = [values['name.last'], values['name.first']];
  const whole = last ? `${last}, ${first ?? ''}` : String(values['name.whole'] ?? first ?? '');
  return whole.toLowerCase();
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
