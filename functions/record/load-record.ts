import * as z from 'zod/mini';
import { nameOf } from '#domain/applications/application.ts';
import type { Values } from '#domain/applications/fields.ts';
import type { RecordedChange } from '#domain/history/recorded-change.ts';
import { findOffer } from '#domain/offers/find-offer.ts';
import type { Season } from '#domain/season/season.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readJournal } from '#functions/store/history/journal.ts';
import { journalOf } from '#functions/store/history/journal-attributes.ts';
import { readRecordedChanges } from '#functions/store/history/recorded-changes.ts';
import { readApplicationRecords } from '#functions/store/items/applications.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { applicationKey, offerKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { valueItem } from '#functions/store/record-items/application-events.ts';
import { changeLine, type RecordedLine } from './change-line.ts';
import { eventsOfKind, recordKindOf } from './record-kinds.ts';
import { actorIn, momentsOf, type RecordQuery } from './record-query.ts';

/** A line with the person it is about, by name and AAMC ID; an erased person has neither. */
export type RecordLine = RecordedLine & { readonly person?: Person };
type Person = { readonly id: string; readonly name: string };

/** One page of the record, the newest change first. `next` is where older ones go on. */
export type RecordPage = { readonly lines: readonly RecordLine[]; readonly next?: string };

/** How much is read for a page: lines, and values that are named of one change. */
type Measure = { readonly size: number; readonly values: number };

/**
 * The changes that the query asks for: two round trips, the first to what says which they are, the second to the changes
 * and the names of the people; and one more to the names inside the changes of match lists and of a day.
 */
export async function loadRecord(
  store: Store,
  season: Season,
  query: RecordQuery,
  measure: Measure,
): Promise<RecordPage> {
  if (query.person !== undefined) return ofOnePerson(store, season, query.person, query, measure);
  const { from = '', before = '' } = momentsOf(query, season.program.zone);
  const earliest = [before, query.before ?? ''].filter(Boolean).sort()[0];
  if (from && earliest && from > earliest) return { lines: [] };
  const events = query.kind && query.kind !== 'rows' ? eventsOfKind(query.kind) : undefined;
  const by = actorIn(query);
  const part = journalOf(season.id, query.kind === 'rows' ? 'imported' : undefined);
  const { entries, next } = await readJournal(store, part, measure.size, {
    ...(from ? { from } : {}),
    ...(earliest ? { before: earliest } : {}),
    ...(events ? { events } : {}),
    ...(by ? { by } : {}),
  });
  const subjects = [...new Set(entries.map(({ pk }) => pk))];
  const [changes, people] = await Promise.all([
    readRecordedChanges(store, entries),
    mapConcurrently(subjects, async (pk) => [pk, await personAt(store, season.id, pk)] as const),
  ]);
  const known = new Map(people);
  const naming = {
    most: measure.values,
    nameOf: await namesInside(store, season.id, changes, measure.values),
  };
  const lines = changes.map((change) => {
    const line = changeLine(season, change, naming);
    const person = known.get(partitionOf(season.id, line));
    return person ? { ...line, person } : line;
  });
  return { lines, ...(next === undefined ? {} : { next }) };
}

/** The partition in which the history of a line's subject is. */
function partitionOf(season: string, { offer, application }: RecordedLine): string {
  if (offer !== undefined) return `season#${season}#records#${offer}`;
  return `season#${season}#application#${application ?? ''}`;
}

const applicantItem = z.object({
  applicant: z.object({ id: z.string(), name: z.string(), email: z.string() }),
});
const valuesItem = z.object({ values: z.record(z.string(), valueItem) as unknown as z.ZodMiniType<Values> });
const shown = { consistent: false };

/** Who has the history in that partition, if somebody has. */
async function personAt(store: Store, season: string, pk: string): Promise<Person | undefined> {
  const id = pk.slice(pk.lastIndexOf('#') + 1);
  if (pk.includes('#application#')) {
    const found = await get(store, applicationKey(season, id), valuesItem, shown);
    return found && { id, name: nameOf(found.values) };
  }
  if (!pk.includes('#records#offer')) return undefined;
  const offer = await get(store, offerKey(season, id), applicantItem, shown);
  return offer && personOf(offer.applicant);
}

/** What is said of somebody who is erased, or is not known. */
const somebody = 'somebody';

/** Names the applicants of the offers that changes speak of, as far as those are named. */
async function namesInside(
  store: Store,
  season: string,
  changes: readonly RecordedChange[],
  most: number,
): Promise<(offer: string) => string> {
  const offers = [...new Set(changes.flatMap((change) => offersInside(change, most)))];
  const named = await mapConcurrently(offers, async (id) => {
    const offer = await get(store, offerKey(season, id), applicantItem, shown);
    return [id, offer && personOf(offer.applicant)?.name] as const;
  });
  const names = new Map(named);
  return (offer) => names.get(offer) ?? somebody;
}

function offersInside(change: RecordedChange, most: number): readonly string[] {
  if (change.event === 'applicant-late') return [change.guest];
  if (change.event !== 'match-list-changed') return [];
  const { what, off = [] } = change;
  return [...('offer' in what ? [what.offer] : []), ...off.slice(0, most)];
}

function personOf({ id, name, email }: z.output<typeof applicantItem>['applicant']): Person | undefined {
  return email === '' ? undefined : { id, name };
}

async function ofOnePerson(
  store: Store,
  season: Season,
  word: string,
  query: RecordQuery,
  measure: Measure,
): Promise<RecordPage> {
  const offers = await readOffersToShow(store, season.id);
  const found = findOffer(offers, word);
  const id = found.kind === 'found' ? found.offer.applicant.id : word;
  const own = offers.filter(({ applicant }) => applicant.id === id);
  const [records, application, ...histories] = await Promise.all([
    readApplicationRecords(store, season.id, id),
    get(store, applicationKey(season.id, id), valuesItem, shown),
    ...own.map((offer) => readRecords(store, season.id, offer.id)),
  ]);
  const named = own[0] && personOf(own[0].applicant);
  const person = named ?? (application && { id, name: nameOf(application.values) });
  const all: readonly RecordedChange[] = [...records, ...histories.flat()];
  const fitting = all
    .map((change) => ({
      line: changeLine(season, change, { most: measure.values, nameOf: () => somebody }),
      place: placeOf(change),
    }))
    .filter(({ line, place }) => fits(season, query, line, place))
    .sort((one, other) => (one.place < other.place ? 1 : -1));
  const page = fitting.slice(0, measure.size);
  const next = fitting.length > page.length ? page.at(-1)?.place : undefined;
  return {
    lines: page.map(({ line }) => (person ? { ...line, person } : line)),
    ...(next === undefined ? {} : { next }),
  };
}

function placeOf(change: RecordedChange): string {
  if ('application' in change)
    return `${change.at}#${change.application}.${String(change.version).padStart(6, '0')}`;
  return 'id' in change ? `${change.at}#${change.id}` : '';
}

function fits(season: Season, query: RecordQuery, line: RecordedLine, place: string): boolean {
  const { from, before } = momentsOf(query, season.program.zone);
  const by = actorIn(query);
  const name = line.who?.kind === 'program' ? line.who.name : undefined;
  return (
    (!from || line.at >= from) &&
    (!before || line.at < before) &&
    (!query.before || place < query.before) &&
    (!query.kind || recordKindOf(line.event) === query.kind) &&
    (!by || (line.who?.kind === by.kind && (by.name === undefined || by.name === name)))
  );
}
