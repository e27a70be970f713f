import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { wanted } from '#bench/lambda/season-file.ts';
import { boardKey, offerKey, seatsOf, startPrefix } from '#functions/store/keys.ts';

const client = new DynamoDBClient({ maxAttempts: 3 });
const TableName = process.env.TABLE_NAME ?? '';

type Event = { readonly season: string; readonly offer: string };

/**
 * The reads of a refusal, as a function of its own: an offer, the board and the seats of the wanted start, in one parallel
 * read, and nothing else. A crowd's rate on this is the most that the database on this machine allows.
 */
export async function handler({ season, offer }: Event): Promise<{ readonly statusCode: number }> {
  const get = ({ pk, sk }: { readonly pk: string; readonly sk: string }, ConsistentRead: boolean) =>
    client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead }));
  await Promise.all([
    get(offerKey(season, offer), true),
    get(boardKey(season), false),
    client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :start)',
        ExpressionAttributeValues: {
          ':pk': { S: seatsOf(season) },
          ':start': { S: startPrefix(wanted as Parameters<typeof startPrefix>[0]) },
        },
      }),
    ),
  ]);
  return { statusCode: 409 };
}
