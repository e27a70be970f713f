import type { MatchListAsked, MatchListRequest } from '#domain/match-lists/change-match-list.ts';
import type { FieldProblem } from '#functions/http/body.ts';

/** No list has more people, and R3 takes ranks of three digits. */
const LAST_RANK = 9_999;

const unknownForm = { path: 'do', message: 'This form is not known.' };
const noRank = {
  path: 'rank',
  message: 'A rank is a whole number from 1 on, or empty for somebody who is on no list.',
};

/** What a form of a list asks for: ranks that were typed, one row moved, or an order; or the field that is wrong. */
export function readMatchRequest(form: URLSearchParams): MatchListAsked | { readonly wrong: FieldProblem } {
  const version = Number(/^\d{1,9}$/.exec(form.get('version') ?? '')?.[0] ?? -1);
  const request = requestIn(form);
  return 'path' in request ? { wrong: request } : { request, version, reason: form.get('reason') ?? '' };
}

function requestIn(form: URLSearchParams): MatchListRequest | FieldProblem {
  const [what = '', offer = ''] = (form.get('do') ?? '').split(' ');
  const rank = Number(form.get(`was.${offer}`) || 0);
  switch (what) {
    case 'places':
      return placesIn(form);
    case 'up':
      return { kind: 'place', offer, to: Math.max(1, rank - 1) };
    case 'down':
      return { kind: 'place', offer, to: rank + 1 };
    case 'last':
      return { kind: 'place', offer, to: LAST_RANK };
    case 'off':
      return { kind: 'take-off', offer };
    case 'order':
      return { kind: 'order', text: form.get('ids') ?? '' };
    default:
      return unknownForm;
  }
}

/**
 * The ranks that were typed again, or cleared: a field that says what the page showed asks for nothing. Or what to say if
 * something is no rank.
 */
function placesIn(form: URLSearchParams): MatchListRequest | FieldProblem {
  const typed = [...form].flatMap(([name, value]) => {
    const offer = /^rank\.(.+)$/.exec(name)?.[1];
    const isNew = offer !== undefined && value !== (form.get(`was.${offer}`) ?? '');
    return isNew ? [[offer, value.trim()] as const] : [];
  });
  if (typed.some(([, value]) => !/^([1-9]\d{0,3})?$/.test(value))) return noRank;
  return {
    kind: 'places',
    places: typed.flatMap(([offer, value]) => (value === '' ? [] : [[offer, Number(value)] as const])),
    off: typed.flatMap(([offer, value]) => (value === '' ? [offer] : [])),
  };
}
