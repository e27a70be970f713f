import type { BookingRecord } from '#domain/booking/booking-record.ts';
import { bookingsOf } from '#domain/history/offer-record.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { type BookingContext, contactPassage, dayPassage, greeting, programName } from './passages.ts';

/** The short message that carries the calendar entry of another day than the main one's. */
export function secondDayMail(context: BookingContext): Mail {
  const { season, offer, record, notice, link } = context;
  const { part } = notice;
  const { before, after } = bookingsOf(record);
  const booking = after?.seats[part - 1] ? after : before;
  const on = booking?.seats[part - 1]?.on;
  if (!booking || !on) throw new Error(`record ${record.id} has no day ${part}`);
  const calendar = calendarMessage({ season, offer }, record, notice, link);
  return renderMail(
    `Calendar ${calendar.method === 'CANCEL' ? 'cancellation' : 'entry'} for day ${part}: ${programName(context)}, ${formatDayWithYear(on)}`,
    [
      greeting(context),
      paragraph(
        `The attached file ${doing(calendar.method, record.event, part)} your calendar. Everything else about your interview with ${programName(context)} is in our previous email; you don’t need to do anything else.`,
      ),
      dayPassage(context, booking, part - 1),
      contactPassage(context),
    ],
    calendar,
  );
}

function doing(method: string, event: BookingRecord['event'], part: number): string {
  if (method === 'CANCEL') return `removes day ${part} from`;
  return updatesDay(event) ? `updates day ${part} in` : `adds day ${part} to`;
}

function updatesDay(event: BookingRecord['event']): boolean {
  return event === 'moved' || event === 'swapped' || event === 'booking-re-routed' || event === 'day-changed';
}
