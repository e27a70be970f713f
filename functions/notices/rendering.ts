import type { NoticeKind, NoticeOf, RecordWith } from '#domain/contract.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Letter } from '#functions/mail/mime.ts';
import type { Store } from '#functions/store/client.ts';

/** Where what a notice shows is read, and where the personal pages are. */
export type RenderingSources = { readonly store: Store; readonly publicUrl: string };

/** `record`: under which name the mail service reports of it, where that is not the record's own. */
export type Rendered = Pick<Letter, 'mail' | 'to' | 'toName'> & Partial<Pick<Letter, 'record'>>;

/** How one kind of notice becomes a mail, or `undefined` if it is moot at the time of sending. */
export type Renderer<K extends NoticeKind> = (
  sources: RenderingSources,
  season: Season,
  record: RecordWith<K>,
  notice: NoticeOf<K>,
  at: Instant,
) => Promise<Rendered | undefined>;
