import type { Application } from '#domain/applications/application.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Who } from './change-record.ts';

/** The fields that every record of an application shares. Nobody is told by mail, so it is no outbox. */
export type ApplicationFrame = {
  readonly application: string;
  readonly season: string;
  /** The application's, after the change. */
  readonly version: number;
  readonly at: Instant;
  readonly who: Who;
};

/** `replaces` is the version that was read; absent for an application that is new. */
export type PutApplication = {
  readonly kind: 'put-application';
  readonly application: Application;
  readonly replaces?: number;
};

/** Puts an application that was stored before there were lists into their index; nothing else of it changes. */
export type ListApplication = { readonly kind: 'list-application'; readonly application: Application };

export type AddApplicationRecord<R> = { readonly kind: 'add-application-record'; readonly record: R };
