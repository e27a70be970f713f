import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { lockedSince } from '#domain/season/match-lock.ts';
import { candidatesFor, type MatchGround, rankedOn } from './candidates.ts';
import type {
  MatchList,
  MatchListChange,
  MatchListChanged,
  MatchListLocked,
  MatchListStale,
  MatchListStep,
  NotOnMatchList,
  OrderUnfit,
} from './match-list.ts';
import { readOrder } from './read-order.ts';
import { placedAt, placedTogether } from './reorder.ts';

/** What is known when a list is changed. */
export type MatchListStanding = MatchGround & { readonly code: string; readonly list: MatchList | undefined };

/** What a coordinator asks for. Ranks count from 1, and are those of the list as it is shown. */
export type MatchListRequest =
  | { readonly kind: 'place'; readonly offer: string; readonly to: number }
  /** `off`: those whose rank was cleared. */
  | {
      readonly kind: 'places';
      readonly places: readonly (readonly [offer: string, to: number])[];
      readonly off: readonly string[];
    }
  | { readonly kind: 'take-off'; readonly offer: string }
  /** Lines with AAMC IDs, best first. */
  | { readonly kind: 'order'; readonly text: string };

/** `version` is that of the list that was shown, 0 for none. */
export type MatchListAsked = {
  readonly request: MatchListRequest;
  readonly version: number;
  readonly reason?: string | undefined;
};

type MatchListVerdict =
  | Decision<MatchList, MatchListChange>
  | Unchanged
  | Refused<MatchListStale | MatchListLocked | NotOnMatchList | OrderUnfit>;

/** So many changes are remembered for those who come back to a page that they opened before. */
const MOST_EDITS = 30;

/**
 * Changes the order of one NRMP code. Refused if somebody has changed the list since it was shown (`match-list-stale`), for a person
 * who does not belong on it (`not-on-match-list`, `order-unfit`), and from the season's lock on without a reason
 * (`match-list-locked`). Nobody is told; the record has every change.
 */
export function changeMatchList(
  standing: MatchListStanding,
  { request, version, reason = '' }: MatchListAsked,
  context: DecisionContext,
): MatchListVerdict {
  const { list, season, code } = standing;
  const from = list?.version ?? 0;
  if (version !== from)
    return refuse({
      kind: 'match-list-stale',
      edits: (list?.edits ?? []).filter((edit) => edit.version > version),
    });
  const candidates = candidatesFor(standing, code);
  const before = rankedOn(list, candidates).ranked.map(({ id }) => id);
  const asked = orderAfter(standing, before, request);
  if (asked.kind === 'refusal') return asked;
  const belonging = new Set(candidates.map(({ id }) => id));
  if (asked.order.some((id) => !belonging.has(id))) return refuse({ kind: 'not-on-match-list' });
  if (asked.order.join() === before.join()) return unchanged;
  const lockedOn = lockedSince(season, context.now);
  if (lockedOn !== undefined && reason.trim() === '') return refuse({ kind: 'match-list-locked', lockedOn });
  return decided(standing, asked, reason.trim(), context);
}

type Ordered = { readonly kind: 'ordered'; readonly order: readonly string[]; readonly what: MatchListStep };

function orderAfter(
  standing: MatchListStanding,
  before: readonly string[],
  request: MatchListRequest,
): Ordered | Refused<OrderUnfit | NotOnMatchList> {
  const rankOf = (id: string) => before.indexOf(id) + 1;
  switch (request.kind) {
    case 'place': {
      const { offer, to } = request;
      const order = placedAt(before, offer, to);
      const from = rankOf(offer);
      const placed = { kind: 'placed', offer, to: order.indexOf(offer) + 1 } as const;
      return { kind: 'ordered', order, what: from > 0 ? { ...placed, from } : placed };
    }
    case 'places': {
      const { places, off } = request;
      const [place] = places;
      const [cleared] = off;
      if (place && places.length === 1 && !cleared)
        return orderAfter(standing, before, { kind: 'place', offer: place[0], to: place[1] });
      if (cleared !== undefined && off.length === 1 && !place)
        return orderAfter(standing, before, { kind: 'take-off', offer: cleared });
      const kept = before.filter((id) => !off.includes(id));
      return whole(placedTogether(kept, places));
    }
    case 'take-off': {
      const from = rankOf(request.offer);
      if (from === 0) return refuse({ kind: 'not-on-match-list' });
      const what = { kind: 'taken-off', offer: request.offer, from } as const;
      return { kind: 'ordered', order: before.filter((id) => id !== request.offer), what };
    }
    case 'order': {
      const read = readOrder(standing, request.text);
      return 'faults' in read ? refuse({ kind: 'order-unfit', faults: read.faults }) : whole(read.order);
    }
  }
}

function whole(order: readonly string[]): Ordered {
  return { kind: 'ordered', order, what: { kind: 'ordered', people: order.length } };
}

function decided(
  { list, season, code }: MatchListStanding,
  { order, what }: Ordered,
  reason: string,
  { now, who, recordId }: DecisionContext,
): Decision<MatchList, MatchListChange> {
  const version = (list?.version ?? 0) + 1;
  const edits = [...(list?.edits ?? []), { version, at: now, who, what }].slice(-MOST_EDITS);
  const after: MatchList = { season: season.id, code, order, version, edits };
  const record: MatchListChanged = {
    ...{ id: recordId.replace('record_', 'match_'), season: season.id, at: now, who },
    ...{ event: 'match-list-changed', code, version, what, order, notices: [] },
    ...(reason ? { reason } : {}),
  };
  return decision(after, [
    { kind: 'put-match-list', list: after, ...(list ? { replaces: list.version } : {}) },
    { kind: 'add-record', record },
  ]);
}
