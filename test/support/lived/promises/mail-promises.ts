import type { LivedBooks } from '#test/support/lived/lived-books.ts';
import type { LivedMail } from '#test/support/lived/quick-post.ts';

/** Promise 6. Every notice of every record came to its end, and each that was sent arrived once; no mail has no record. */
export function findLost({ records, arrived }: LivedBooks): readonly string[] {
  const known = new Map(
    records.flatMap(({ id, offer = '', notices, sent }) =>
      notices.map(({ kind }, index) => {
        // A bounce of a coordinator's mail says nothing of the applicant: it does not name the offer.
        const of = kind === 'late-change' ? '' : offer;
        return [`${of} ${id} ${index}` as string, sent[index]?.as] as const;
      }),
    ),
  );
  return [
    ...[...known].flatMap(([name, as]) => {
      const times = arrived.get(name) ?? 0;
      if (as === undefined) return [`${name} was not sent`];
      return times === (as === 'sent' ? 1 : 0) ? [] : [`${name} is ${as} and arrived ${times} times`];
    }),
    ...[...arrived.keys()].flatMap((name) =>
      known.has(name) ? [] : [`${name} arrived and is on no record`],
    ),
  ];
}

type Entry = {
  readonly uid: string;
  readonly sequence: number;
  readonly method: string;
  readonly mail: LivedMail;
};

const lineOf = (text: string, name: string) =>
  new RegExp(`^${name}[^:\\r\\n]*:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';

/**
 * Promise 7. A file and its mail name one METHOD, one day keeps its UID, SEQUENCE rises with each change, there is one attendee, the
 * zone is defined; and what the last file of a day says is what the seats say.
 */
export function findUntrueCalendars(books: LivedBooks): readonly string[] {
  const entries = books.calendars.flatMap((mail): Entry[] => {
    const text = (mail.calendar ?? '').replace(/\r?\n[ \t]/g, '');
    // An entry that is sent again, unchanged, is published; else it is requested, or canceled.
    const method = lineOf(text, 'METHOD');
    return [
      {
        mail: { ...mail, calendar: text },
        method,
        uid: lineOf(text, 'UID'),
        sequence: Number(lineOf(text, 'SEQUENCE')),
      },
    ];
  });
  return [
    ...entries.flatMap(faultsOfEntry),
    ...[...Map.groupBy(entries, ({ uid }) => uid)].flatMap(([uid, all]) => faultsOfDay(books, uid, all)),
  ];
}

function faultsOfEntry({ mail, method, uid }: Entry): readonly string[] {
  const text = mail.calendar ?? '';
  const attendees = text.match(/^ATTENDEE/gm)?.length ?? 0;
  const zone = /^DTSTART;TZID=([^:]+):/m.exec(text)?.[1];
  return [
    ...(method === mail.method ? [] : [`${uid} says ${method} in the file and ${mail.method} in the mail`]),
    // What is published is for its reader alone and names nobody (RFC 5546, 3.2.1).
    ...(attendees === (method === 'PUBLISH' ? 0 : 1) ? [] : [`${uid} has ${attendees} attendees`]),
    ...(zone && !text.includes(`TZID:${zone}`) ? [`${uid} does not define ${zone}`] : []),
  ];
}

function faultsOfDay({ offers, season }: LivedBooks, uid: string, all: readonly Entry[]): readonly string[] {
  const falling = all.some(({ sequence }, index) => sequence < (all[index - 1]?.sequence ?? -1));
  const stateOf = (entry: Entry | undefined) => `${entry?.method === 'CANCEL'} ${startIn(entry?.mail)}`;
  const again = all.some((entry, index) => {
    const earlier = all[index - 1];
    return entry.sequence === earlier?.sequence && stateOf(entry) !== stateOf(earlier);
  });
  const last = all.at(-1);
  const offer = offers.find(({ id }) => uid.includes(id));
  const part = /-day(\d)@/.exec(uid)?.[1];
  const seat = offer?.booking?.seats[Number(part ?? 1) - 1];
  const begins = season.days
    .find(({ on }) => on === seat?.on)
    ?.starts.find(({ name }) => name === seat?.start)?.at;
  const wanted = seat ? `REQUEST ${seat.on.replaceAll('-', '')}T${begins?.replace(':', '')}00` : 'CANCEL';
  const said = last && last.method !== 'CANCEL' ? `REQUEST ${startIn(last.mail)}` : last?.method;
  return [
    ...(falling ? [`${uid} has a falling SEQUENCE`] : []),
    ...(again ? [`${uid} has changed without a higher SEQUENCE`] : []),
    ...(offer && said !== wanted ? [`${uid} says ${said}, and the seats ${wanted}`] : []),
  ];
}

function startIn(mail: LivedMail | undefined): string {
  return /BEGIN:VEVENT[\s\S]*?^DTSTART[^:]*:(\w+)/m.exec(mail?.calendar ?? '')?.[1] ?? '';
}

const people = /sample\d+@example\.org|Sample-\d{4}/gi;

/** What identifies an invented applicant in a text, by the number that all of it shares. */
function applicantsIn(text: string): ReadonlySet<number> {
  return new Set((text.match(people) ?? []).map((each) => Number(/\d+/.exec(each)?.[0])));
}

/** Promise 8. No mail and no page of an applicant names another; an interviewer reads the names of those whom they meet only. */
export function findSeenOthers(books: LivedBooks): readonly string[] {
  const { mails, pages, offers, season } = books;
  const staff = new Set([...season.digest.to, ...(season.coordinators ?? []).map(({ address }) => address)]);
  const numberOf = new Map(
    offers.map(({ id, applicant }) => [id, Number(applicant.id) - 20_899_999] as const),
  );
  const ofMails = mails.flatMap((mail) => {
    if (staff.has(mail.to)) return [];
    const met = mail.to.startsWith('dr.') ? metBy(books, mail.to, numberOf) : applicantsIn(mail.to);
    return [...applicantsIn(mail.all)]
      .filter((each) => !met.has(each))
      .map((each) => `${mail.to} reads of ${each} in “${mail.subject}”`);
  });
  const ofPages = pages.flatMap(({ offer, html }) =>
    [...applicantsIn(html)]
      .filter((each) => each !== numberOf.get(offer))
      .map((each) => `the page of ${offer} shows ${each}`),
  );
  return [...ofMails, ...ofPages];
}

/** Those whom an interviewer meets by a published plan. */
function metBy(
  { plans }: LivedBooks,
  address: string,
  numberOf: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const interviews = plans.flatMap(({ published }) => published?.interviews ?? []);
  const own = interviews.filter(({ interviewers }) => interviewers.includes(address));
  return new Set(own.map(({ guest }) => numberOf.get(guest) ?? -1));
}

/** Promise 10. A page gives the start of a booking that is ahead on the program's clock and on the reader's, with their names. */
export function findOneClock({ pages, offers, season, on: today }: LivedBooks): readonly string[] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  return pages.flatMap(({ offer, zone, html }) => {
    const [seat] = byId.get(offer)?.booking?.seats ?? [];
    const at = season.days
      .find(({ on }) => on === seat?.on)
      ?.starts.find(({ name }) => name === seat?.start)?.at;
    if (!seat || !at || seat.on <= today) return [];
    // All interview days are in winter, five hours behind UTC.
    const instant = new Date(`${seat.on}T${at}-05:00`);
    const shown = html.replace(/<[^>]*>/g, '').replace(/\s/g, ' ');
    return [season.program.zone, zone].flatMap((each) => {
      const time = new Intl.DateTimeFormat('en-US', {
        timeZone: each,
        hour: 'numeric',
        minute: '2-digit',
      }).format(instant);
      return shown.includes(time.replace(/\s/g, ' '))
        ? []
        : [`the page of ${offer} does not say ${time}, as it is in ${each}`];
    });
  });
}
