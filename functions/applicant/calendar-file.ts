import { whyUnchangeable } from '#domain/booking/guards.ts';
import { withReleasedStarts } from '#domain/offers/released-starts.ts';
import { startOf } from '#domain/season/season.ts';
import { calendarOf } from '#functions/calendar/calendar-file.ts';
import type { Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { Link } from '#functions/links/link-token.ts';
import type { Store } from '#functions/store/client.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { baseOf } from './personal-link.ts';
import { withModel } from './personal-page.ts';
import { problemReply } from './problem-reply.ts';

/** The present state of the booking for a calendar program; days that were canceled are in it as canceled. */
export function calendarFile(store: Store, request: Request, link: Link): Promise<Reply> {
  return withModel(store, request, link, async (model) => {
    const { offer } = model;
    const isPast = offer.booking === undefined && offer.sequence !== undefined;
    const history = isPast ? await readRecords(store, offer.season, offer.id) : [];
    const end = history.findLast(({ event }) => event === 'canceled' || event === 'given-back');
    const { before, left } = end && 'left' in end ? end : {};
    const season = withReleasedStarts(model.season, left);
    const isKnown = before?.seats.every((seat) => startOf(season, seat));
    const last = isKnown ? before : undefined;
    const file = calendarOf({ season, offer }, last, `${request.origin}${baseOf(request)}`);
    if (!file)
      return problemReply(request, whyUnchangeable(offer, undefined) ?? { kind: 'not-booked' }, model);
    return {
      status: 200,
      headers: {
        'content-type': `text/calendar; charset=utf-8; method=${file.method}`,
        'content-disposition': 'inline; filename="interview.ics"',
      },
      body: file.text,
    };
  });
}
