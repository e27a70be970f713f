import type { Stored } from '#domain/decisions/change-record.ts';
import type { FactList } from '#domain/facts/fact-list.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { recusedFrom } from '#domain/interviewers/stored-interviewer.ts';
import type { ErasureStanding } from '#domain/people/erase.ts';
import { linesAbout, mentions, termsOf } from '#domain/people/identity.ts';
import type { Instant } from '#domain/values/time.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { readAccommodationRequest } from '#functions/store/accommodations/accommodation-requests.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readApplicationRecords } from '#functions/store/items/applications.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readSeasonRecords } from '#functions/store/items/records.ts';
import { readSelfIdentification } from '#functions/store/self-identification/self-identifications.ts';

/** What is kept apart from everything else, because not everybody at the desk reads it. */
export type KeptApart = 'accommodationRequests' | 'selfIdentification';

/**
 * Returns everything that is stored about a person, as JSON: the application as it was imported, with each change; what the
 * person said of themselves, where that is audited; what they wrote when they asked for an accommodation, and were told; whom they would
 * like to meet; the facts
 * whose lists have the person's AAMC ID; each invitation as it is, with its booking and mail trouble, its history with every
 * notice and what became of it; and each line of a digest, or of a file with it, that names them. Lines that name other
 * applicants as well are counted only, so that the person can be handed all of it. What is left out is named, whether there is any of it or
 * not, and not even read.
 */
export async function exportPerson(
  store: Store,
  { season, offers, histories, applications, listed }: ErasureStanding,
  at: Instant,
  leftOut: readonly KeptApart[] = [],
): Promise<string> {
  const has = (part: KeptApart) => !leftOut.includes(part);
  const terms = termsOf(offers, histories, applications);
  const ids = [...applications.map(({ id }) => id), ...offers.map(({ applicant }) => applicant.id)];
  const [records, all, lists, crew, imported] = await Promise.all([
    readSeasonRecords(store, season.id),
    readOffers(store, season.id),
    readFactLists(store, season.id),
    readInterviewers(store, season.id),
    mapConcurrently(applications, async (application) => ({
      ...application,
      ...(has('selfIdentification') && {
        selfIdentification: await readSelfIdentification(store, season.id, application.id),
      }),
      history: await readApplicationRecords(store, season.id, application.id),
    })),
  ]);
  const others = termsOf(all, []).filter((term) => !terms.includes(term));
  const digests = records.flatMap((record) => {
    const found = record.event === 'digested' ? linesAbout(record.message, terms) : [];
    if (found.length === 0) return [];
    const lines = found.filter((line) => !mentions(line, others));
    const linesThatNameOthersToo = found.length - lines.length;
    return [{ at: record.at, sentTo: record.notices.map(({ to }) => to), lines, linesThatNameOthersToo }];
  });
  const invitations = offers.map(({ fence: _, ...offer }) => ({
    ...offer,
    history: histories.filter((record) => record.offer === offer.id).map(withoutOther),
  }));
  const asked = has('accommodationRequests') ? offers : [];
  const requests = await mapConcurrently(asked, ({ id }) => readAccommodationRequest(store, season.id, id));
  const content = {
    ...{ exportedAt: at, season: season.id, program: season.program.name, leftOut },
    // Who it is stays with the interviewer, who was promised that nobody asks.
    notMetBy: crew.interviewers.filter((each) => recusedFrom(each).some((id) => ids.includes(id))).length,
    wouldLikeToMeet: crew.interviewers
      .filter(({ wishes = [] }) => wishes.some((id) => ids.includes(id)))
      .map(({ name }) => name),
    ...(has('accommodationRequests') && {
      accommodationRequests: requests.filter((request) => request !== undefined),
    }),
    ...{ applications: imported, facts: factsWith(lists, listed), invitations, digests },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Of a swap, without whose interviews it got. */
function withoutOther(record: Stored<OfferRecord>): Stored<OfferRecord> {
  if (record.event !== 'swapped') return record;
  const { other: _, ...own } = record;
  return own;
}

/** Each list that has one of these ids, without the other ids on it. */
function factsWith(lists: readonly FactList[], listed: readonly string[]): readonly object[] {
  const theirs = new Set(listed);
  return lists.flatMap(({ ids, isComplete: _, erased: __, ...list }) => {
    const onIt = ids.filter((id) => theirs.has(id));
    return onIt.length > 0 ? [{ ...list, ids: onIt }] : [];
  });
}
