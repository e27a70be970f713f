import { noteStatusMailFailed } from '#domain/statuses/note-status-mail.ts';
import type { Instant } from '#domain/values/time.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { readRecord } from '#functions/store/items/records.ts';

/** Notes on the application that the mail of the record did not reach the applicant, and what the mail service said. */
export async function noteStatusMail(store: Store, record: DueItem, why: string, at: Instant): Promise<void> {
  await attemptOrThrow(
    store,
    record.season,
    async () => {
      const notice = await readRecord(store, record);
      return notice?.event === 'status-notice'
        ? readApplication(store, record.season, notice.application)
        : undefined;
    },
    (application) => noteStatusMailFailed(application, why, decisionContext({ kind: 'mail' }, at)),
  );
}
