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
import type { OrderRow } from './order-columns.ts';
import { readOrder } from './read-order.ts';
import { type MoveOfRow, movedBy, placedTogether } from './reorder.ts';

/** What is known when a list is changed. */
export type MatchListStanding = MatchGround & { readonly code: string; readonly list: MatchList | undefined };

/** What a coordinator asks for. Ranks count from 1, and are those of the list as it is shown. */
export type MatchListRequest =
  /** `off`: those whose rank was cleared. The row that is moved is moved once the ranks that were typed are in place. */
  | {
      readonly kind: 'places';
      readonly places?: readonly (readonly [offer: string, to: number])[];
      readonly off?: readonly string[];
      readonly move?: { readonly offer: string; readonly by: MoveOfRow };
    }
  /** Lines with AAMC IDs. */
  | { readonly kind: 'order'; readonly rows: readonly OrderRow[] };

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
  const off = asked.what.kind === 'ordered' ? before.filter((id) => !asked.order.includes(id)) : [];
  return decided(standing, { ...asked, off }, reason.trim(), context);
}

type Ordered = { readonly kind: 'ordered'; readonly order: readonly string[]; readonly what: MatchListStep };

function orderAfter(
  standing: MatchListStanding,
  before: readonly string[],
  request: MatchListRequest,
): Ordered | Refused<OrderUnfit | NotOnMatchList> {
  if (request.kind === 'places') return placesTaken(before, request);
  const read = readOrder(standing, request.rows);
  if ('faults' in read) return refuse({ kind: 'order-unfit', faults: read.faults });
  return { kind: 'ordered', order: read.order, what: { kind: 'ordered', people: read.order.length } };
}

/** What was typed comes first, so that nothing of it is lost to the row that is moved with it. */
function placesTaken(
  before: readonly string[],
  { places = [], off = [], move }: Extract<MatchListRequest, { readonly kind: 'places' }>,
): Ordered | Refused<NotOnMatchList> {
  const typed = placedTogether(
    before.filter((id) => !off.includes(id)),
    places,
  );
  if (move && move.by !== 'add' && ![...before, ...typed].includes(move.offer))
    return refuse({ kind: 'not-on-match-list' });
  const order = move ? movedBy(typed, move.offer, move.by) : typed;
  const named = new Set([...places.map(([id]) => id), ...off, ...(move ? [move.offer] : [])]);
  return { kind: 'ordered', order, what: stepOf(before, order, named) };
}

/** One person who was named is told by name, and several as a whole order. */
function stepOf(
  before: readonly string[],
  order: readonly string[],
  named: ReadonlySet<string>,
): MatchListStep {
  const [offer, ...others] = named;
  if (offer === undefined || others.length > 0) return { kind: 'ordered', people: order.length };
  const [from, to] = [before.indexOf(offer) + 1, order.indexOf(offer) + 1];
  if (to === 0) return { kind: 'taken-off', offer, from };
  return from > 0 ? { kind: 'placed', offer, from, to } : { kind: 'placed', offer, to };
}

function decided(
  { list, season, code }: MatchListStanding,
  { order, what, off }: Ordered & { readonly off: readonly string[] },
  reason: string,
  { now, who, recordId }: DecisionContext,
): Decision<MatchList, MatchListChange> {
  const version = (list?.version ?? 0) + 1;
  const edits = [...(list?.edits ?? []), { version, at: now, who, what }].slice(-MOST_EDITS);
  const after: MatchList = { season: season.id, code, order, version, edits };
  const record: MatchListChanged = {
    ...{ id: recordId.replace('record_', 'match_'), season: season.id, at: now, who },
    ...{ event: 'match-list-changed', code, version, what, order, notices: [] },
    ...(off.length > 0 ? { off } : {}),
    ...(reason ? { reason } : {}),
  };
  return decision(after, [
    { kind: 'put-match-list', list: after, ...(list ? { replaces: list.version } : {}) },
    { kind: 'add-record', record },
  ]);
}
