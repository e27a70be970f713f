import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { LinkKeys } from '#functions/links/link-token.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { createTable } from '#infra/local/database/create-table.ts';
import { startDatabase } from '#infra/local/database/database.ts';
import { startSecretsEndpoint } from '#infra/local/secrets-endpoint.ts';

export const benchKeys: LinkKeys = { current: 'bench-key-'.repeat(5), previous: null };

/** The surroundings of the functions while they are measured: a table in DynamoDB Local (in memory), and their secret. */
export type Deployment = {
  readonly store: Store;
  /** What another client of the same table needs. */
  readonly access: DynamoDBClientConfig;
  /** The environment variables of a process that runs the functions. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

const TABLE = 'bench';

/** A busy machine is no failure. */
const patient = { requestTimeout: 60_000 } as const;

export async function startDeployment(): Promise<Deployment> {
  const database = await startDatabase();
  const secrets = await startSecretsEndpoint({ keys: JSON.stringify(benchKeys) });
  const access = {
    endpoint: database.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
  const client = new DynamoDBClient(access);
  await createTable(client, TABLE);
  client.destroy();
  const store = openStore(TABLE, { ...access, requestHandler: patient });
  return {
    store,
    access,
    environment: {
      [environmentNames.table]: TABLE,
      [environmentNames.linkKeys]: 'keys',
      [environmentNames.files]: 'no-files',
      AWS_REGION: access.region,
      AWS_ACCESS_KEY_ID: access.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: access.credentials.secretAccessKey,
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
      AWS_ENDPOINT_URL_DYNAMODB: access.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    },
    stop: async () => {
      store.client.destroy();
      await secrets.close();
      await database.stop();
    },
  };
}
