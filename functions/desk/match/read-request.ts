import type { MatchListAsked, MatchListRequest } from '#domain/match-lists/change-match-list.ts';
import type { FieldProblem } from '#functions/http/body.ts';
import { carriedOrder } from './sent-order.ts';

type RowMove = NonNullable<Extract<MatchListRequest, { readonly kind: 'places' }>['move']>;

const unknownForm = { path: 'do', message: 'This form is not known.' };
const noRank = {
  path: 'rank',
  message: 'A rank is a whole number from 1 on, or empty for somebody who is on no list.',
};

/** As an order that is imported is refused: one of the two is mistyped, and nobody knows which. */
function rankTwice(rank: string): FieldProblem {
  return { path: 'rank', message: `Two people were given rank ${rank}: give each a rank of their own.` };
}

function rankGivenTwice(ranks: readonly string[]): string | undefined {
  return ranks.find((rank, index) => rank !== '' && ranks.indexOf(rank) < index);
}

/** What a form of a list asks for: ranks that were typed, one row moved, or an order; or the field that is wrong. */
export function readMatchRequest(form: URLSearchParams): MatchListAsked | { readonly wrong: FieldProblem } {
  const version = Number(/^\d{1,9}$/.exec(form.get('version') ?? '')?.[0] ?? -1);
  const request = requestIn(form);
  return 'path' in request ? { wrong: request } : { request, version, reason: form.get('reason') ?? '' };
}

function requestIn(form: URLSearchParams): MatchListRequest | FieldProblem {
  const [what = '', offer = ''] = (form.get('do') ?? '').split(' ');
  switch (what) {
    case 'places':
      return placesIn(form);
    case 'up':
    case 'down':
    case 'add':
    case 'off':
      return placesIn(form, { offer, by: what });
    case 'order':
      return orderIn(form.get('ids') ?? '');
    default:
      return unknownForm;
  }
}

function orderIn(text: string): MatchListRequest | FieldProblem {
  const carried = carriedOrder(text);
  if ('rows' in carried) return { kind: 'order', rows: carried.rows };
  return carried.wrong[0] ?? unknownForm;
}

/**
 * The ranks that were typed again, or cleared: a field that says what the page showed asks for nothing. Or what to say if
 * something is no rank. The button of a row sends the same form, so ranks that were typed are saved with its move.
 */
function placesIn(form: URLSearchParams, move?: RowMove): MatchListRequest | FieldProblem {
  const typed = [...form].flatMap(([name, value]) => {
    const offer = /^rank\.(.+)$/.exec(name)?.[1];
    const isNew = offer !== undefined && value !== (form.get(`was.${offer}`) ?? '');
    return isNew ? [[offer, value.trim()] as const] : [];
  });
  if (typed.some(([, value]) => !/^([1-9]\d{0,3})?$/.test(value))) return noRank;
  const twice = rankGivenTwice(typed.map(([, value]) => value));
  if (twice !== undefined) return rankTwice(twice);
  return {
    kind: 'places',
    places: typed.flatMap(([offer, value]) => (value === '' ? [] : [[offer, Number(value)] as const])),
    off: typed.flatMap(([offer, value]) => (value === '' ? [offer] : [])),
    ...(move ? { move } : {}),
  };
}
