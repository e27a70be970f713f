import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the client through which it is reached. */
export type Store = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  /** How long a decision may be tried, in milliseconds, where that is not the five seconds of a page. */
  readonly patience?: number;
};

/** A service that does not answer is asked again, not waited for: a request as a whole is given five seconds. */
const answersWithin = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true };

/** A store on `table`. Endpoint, region and credentials come from the SDK's own sources unless `config` says else. */
export function openStore(table: string, config: DynamoDBClientConfig = {}): Store {
  const client = new DynamoDBClient({ maxAttempts: 3, requestHandler: answersWithin, ...config });
  // Nobody keeps the SDK's own log, but it goes through every answer for it: a quarter of the work of a long read.
  client.middlewareStack.remove('loggerMiddleware');
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    table,
  };
}
