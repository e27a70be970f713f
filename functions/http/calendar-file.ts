import { whyUnchangeable } from '../../domain/answer.ts';
import { startOf } from '../../domain/season.ts';
import type { Store } from '../store/client.ts';
import { readRecords } from '../store/read.ts';
import { calendarOf } from '../views/calendar.ts';
import { baseOf, problemReply, withModel } from './personal.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';

/** The present state of the booking for a calendar program; days that were cancelled are in it as cancelled. */
export function calendarFile(store: Store, request: Request): Promise<Reply> {
  return withModel(store, request, async (model) => {
    const { season, offer } = model;
    const history = offer.state === 'cancelled' ? await readRecords(store, offer.season, offer.id) : [];
    const last = history.findLast((record) => record.what === 'cancelled')?.before;
    const isShown = last?.seats.every((seat) => startOf(season, seat));
    const file = calendarOf(
      { season, offer },
      isShown ? last : undefined,
      `${request.origin}${baseOf(request)}`,
    );
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
