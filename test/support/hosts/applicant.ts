import type { GatewayReply } from '#functions/http/reply.ts';
import type { LinkKeys } from '#functions/links/link-token.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { startSecretsEndpoint } from '#infra/local/secrets-endpoint.ts';
import { databaseAccess, freshTable } from './database.ts';

export const testKeys: LinkKeys = { current: 'k'.repeat(43), previous: 'p'.repeat(43) };

/** The applicant function as Lambda would run it, on a table of its own. */
export type RunningApplicant = {
  readonly store: Store;
  readonly invoke: (event: unknown) => Promise<GatewayReply>;
  /** Puts another text into the secret of the link keys, as an operator does who rotates them. */
  readonly setSecret: (text: string) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Loads the applicant function with the environment of a deployment, whose endpoints are this run's: on the table of
 * `seeded`, or on an empty one.
 */
export async function runApplicant(seeded?: Store): Promise<RunningApplicant> {
  const tableName = seeded?.table ?? (await freshTable()).tableName;
  const texts = { 'link-keys': JSON.stringify(testKeys) };
  const secrets = await startSecretsEndpoint(texts);
  const access = databaseAccess();
  Object.assign(process.env, {
    [environmentNames.table]: tableName,
    [environmentNames.linkKeys]: 'link-keys',
    // The public page of a season that is not applied.
    [environmentNames.season]: process.env[environmentNames.season] ?? 'not-applied',
    AWS_REGION: access.region,
    AWS_ACCESS_KEY_ID: access.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: access.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: access.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  const { handler } = await import('#functions/handlers/applicant.ts');
  return {
    store: openStore(tableName, access),
    invoke: (event) => handler(event, { awsRequestId: 'test' } as never) as Promise<GatewayReply>,
    setSecret: (text) => {
      texts['link-keys'] = text;
    },
    stop: () => secrets.close(),
  };
}

export type Sent = {
  readonly token?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** The event that API Gateway would make of a request to `route`, as `POST /i/{token}/book`. */
export function eventFor(route: string, { token, query = '', headers = {}, body }: Sent = {}): unknown {
  const [method = 'GET', path = '/'] = route.split(' ');
  const rawPath = path.replace('{token}', token ?? '');
  return {
    version: '2.0',
    routeKey: route,
    rawPath,
    rawQueryString: query,
    headers: { host: 'interviews.example.org', ...headers },
    requestContext: { domainName: 'interviews.example.org', http: { method, path: rawPath } },
    ...(token !== undefined && path.includes('{token}') ? { pathParameters: { token } } : {}),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}
