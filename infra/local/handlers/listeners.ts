import type { Entry, Trigger } from '#functions/entry.ts';

type Listener<Kind extends Trigger['kind']> = Entry & { readonly trigger: Extract<Trigger, { kind: Kind }> };

export type HttpListener = Listener<'http'>;
export type ScheduledListener = Listener<'every' | 'season-hour'>;

/** The entries by what this host runs them on. */
export type Listeners = {
  readonly http: readonly HttpListener[];
  readonly stream: readonly string[];
  readonly uploads: readonly string[];
  readonly scheduled: readonly ScheduledListener[];
  readonly mail: readonly string[];
};

/** Sorts the entries by trigger. A kind of trigger that this host does not know yet does not compile. */
export function listenersAmong(entries: readonly Entry[]): Listeners {
  const found = {
    http: [] as HttpListener[],
    stream: [] as string[],
    uploads: [] as string[],
    scheduled: [] as ScheduledListener[],
    mail: [] as string[],
  };
  for (const entry of entries) add(found, entry, entry.trigger);
  return found;
}

type Found = { [Kind in keyof Listeners]: Listeners[Kind][number][] };

function add(found: Found, entry: Entry, trigger: Trigger): void {
  switch (trigger.kind) {
    case 'http':
      found.http.push({ ...entry, trigger });
      return;
    case 'stream':
      found.stream.push(entry.name);
      return;
    case 'uploads':
      found.uploads.push(entry.name);
      return;
    case 'every':
    case 'season-hour':
      found.scheduled.push({ ...entry, trigger });
      return;
    case 'mail':
      found.mail.push(entry.name);
      return;
    default:
      throw new Error(
        `the local host does not run what is triggered by ${JSON.stringify(trigger satisfies never)}`,
      );
  }
}
