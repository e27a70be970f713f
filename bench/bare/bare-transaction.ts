import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({ maxAttempts: 3 });

type Event = { readonly transaction: string };

/**
 * The bare transaction, as a function of its own: sends the transaction of a booking by the same applicant of a twin season,
 * and does nothing else.
 */
export async function handler({ transaction }: Event): Promise<{ readonly statusCode: number }> {
  const { ClientRequestToken: _, ...input } = JSON.parse(transaction) as TransactWriteItemsCommandInput;
  await client.send(new TransactWriteItemsCommand(input));
  return { statusCode: 303 };
}
