import type { MatchListAsked, MatchListRequest } from '#domain/match-lists/change-match-list.ts';

/** No list has more people, and R3 takes ranks of three digits. */
const LAST_RANK = 9_999;

/** What a form of a list asks for: ranks that were typed, one row moved, or an order; `undefined` if it asks for nothing known. */
export function readMatchRequest(form: URLSearchParams): MatchListAsked | undefined {
  const version = Number(/^\d{1,9}$/.exec(form.get('version') ?? '')?.[0] ?? -1);
  const request = requestIn(form);
  return request && { request, version, reason: form.get('reason') ?? '' };
}

function requestIn(form: URLSearchParams): MatchListRequest | undefined {
  const [what = '', offer = ''] = (form.get('do') ?? '').split(' ');
  const rank = Number(form.get(`was.${offer}`) || 0);
  switch (what) {
    case 'places':
      return { kind: 'places', places: placesIn(form) };
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
      return undefined;
  }
}

/** The ranks that were typed again: a field that says what the page showed asks for nothing. */
function placesIn(form: URLSearchParams): readonly (readonly [string, number])[] {
  return [...form].flatMap(([name, value]) => {
    const offer = /^rank\.(.+)$/.exec(name)?.[1];
    if (offer === undefined || value === (form.get(`was.${offer}`) ?? '')) return [];
    const to = Number(/^\d{1,4}$/.exec(value.trim())?.[0] ?? 0);
    return to > 0 ? [[offer, to] as const] : [];
  });
}
