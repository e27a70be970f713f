import type { Instant } from '#domain/values/time.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import type { Store } from '#functions/store/client.ts';
import { startSecretsEndpoint } from '#infra/local/secrets-endpoint.ts';
import { startFiles } from '#test/support/files/file-store.ts';
import { testKeys } from './applicant.ts';
import { databaseAccess } from './database.ts';
import { configurationSet, type PostOffice, startPostOffice } from './post-office.ts';

type Handler = (event?: unknown) => Promise<unknown>;

/** The functions that nobody waits for, as Lambda would run them. Events and answers travel as JSON. */
export type Backstage<Office = PostOffice> = {
  readonly office: Office;
  readonly notices: Handler;
  readonly clockwork: Handler;
  readonly digest: Handler;
  readonly feedback: Handler;
  readonly imports: Handler;
  /** Moves the functions' clock. */
  readonly setClock: (to: Instant) => void;
  readonly stop: () => Promise<void>;
};

/** Loads them with the environment of a deployment, on the table of `store` and with a post office of their own. */
export async function openBackstage(store: Store, season: string): Promise<Backstage> {
  return openBackstageWith(await startPostOffice(), store, season);
}

/** The same with another post office. */
export async function openBackstageWith<Office extends Pick<PostOffice, 'url' | 'stop'>>(
  office: Office,
  store: Store,
  season: string,
): Promise<Backstage<Office>> {
  const secrets = await startSecretsEndpoint({ 'link-keys': JSON.stringify(testKeys) });
  const bucket = await startFiles();
  const access = databaseAccess();
  Object.assign(process.env, {
    [environmentNames.table]: store.table,
    [environmentNames.season]: season,
    [environmentNames.linkKeys]: 'link-keys',
    [environmentNames.publicUrl]: 'https://interviews.example.org',
    [environmentNames.configurationSet]: configurationSet,
    [environmentNames.files]: bucket.files.bucket,
    AWS_REGION: access.region,
    AWS_ACCESS_KEY_ID: access.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: access.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: access.endpoint,
    AWS_ENDPOINT_URL_SES: office.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    AWS_ENDPOINT_URL_S3: bucket.url,
  });
  (await import('#functions/runtime/log.ts')).log.setLogLevel('SILENT');
  return {
    office,
    notices: run((await import('#functions/handlers/notices.ts')).handler),
    clockwork: run((await import('#functions/handlers/clockwork.ts')).handler),
    digest: run((await import('#functions/handlers/digest.ts')).handler),
    feedback: run((await import('#functions/handlers/feedback.ts')).handler),
    imports: run((await import('#functions/handlers/imports.ts')).handler),
    setClock: (to) => {
      process.env[environmentNames.clockShift] = String(Date.parse(to) - Date.now());
    },
    stop: async () => {
      await office.stop();
      await bucket.stop();
      await secrets.close();
    },
  };
}

function run(handler: Handler): Handler {
  return async (event = {}) =>
    JSON.parse(JSON.stringify((await handler(JSON.parse(JSON.stringify(event)))) ?? null));
}
