import type { Notice, RecordFrame } from '#domain/decisions/change-record.ts';
import type { Message } from '#domain/values/message.ts';

/** A digest, as the text that is mailed. It names people: for coordinators only. */
export type Digested = RecordFrame & {
  readonly event: 'digested';
  readonly message: Message;
  readonly notices: readonly Notice<'digest'>[];
};
