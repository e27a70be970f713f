import { whyUnchangeable } from '../../domain/answer.ts';
import { asItWas } from '../../domain/left-starts.ts';
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
    const { offer } = model;
    const history = offer.state === 'cancelled' ? await readRecords(store, offer.season, offer.id) : [];
    const end = history.findLast((record) => record.what === 'cancelled');
    const season = asItWas(model.season, end?.left);
    const isKnown = end?.before?.seats.every((seat) => startOf(season, seat));
    const last = isKnown ? end?.before : undefined;
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
