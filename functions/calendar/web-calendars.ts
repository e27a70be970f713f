import type { Instant } from '#domain/values/time.ts';
import { oneLine } from '#functions/wording/one-line.ts';

/** What a web calendar is told of an interview: never the personal link, nor how to join. */
export type WebEntry = { readonly title: string; readonly from: Instant; readonly to: Instant };

const details =
  'To reschedule or cancel, open the personal link in the email from the program. If you reschedule, this entry does not change by itself.';

/** Links that open a prefilled entry at Google and at Outlook, for phones that import no calendar files. */
export function webCalendars({ title, from, to }: WebEntry): readonly {
  readonly text: string;
  readonly href: string;
}[] {
  const subject = oneLine(title);
  const compact = (at: Instant) => at.replace(/[-:]|\.000/g, '');
  const google = { action: 'TEMPLATE', text: subject, dates: `${compact(from)}/${compact(to)}`, details };
  const outlook = { rru: 'addevent', subject, startdt: from, enddt: to, body: details };
  return [
    {
      text: 'Google Calendar',
      href: `https://calendar.google.com/calendar/render?${new URLSearchParams(google)}`,
    },
    {
      text: 'Outlook',
      href: `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams(outlook)}`,
    },
  ];
}
