import * as z from 'zod/mini';

/** A text in an item as the stream tells it. */
export const streamText = z.pipe(
  z.object({ S: z.string() }),
  z.transform(({ S }) => S),
);

/** An event of the table's stream. Of each new item only what `image` names is read. */
export function streamEventOf<Image extends z.ZodMiniType>(image: Image) {
  const dynamodb = z.object({ SequenceNumber: z.string(), NewImage: image });
  return z.object({ Records: z.array(z.object({ dynamodb })) });
}

/** What a function that follows the stream replies: from which records on it is handed them again. */
export type BatchReply = {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
};

/** The reply after these records, by their sequence numbers, have failed. */
export function failedRecords(sequenceNumbers: readonly string[]): BatchReply {
  return { batchItemFailures: sequenceNumbers.map((itemIdentifier) => ({ itemIdentifier })) };
}
