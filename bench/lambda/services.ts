import { createServer } from 'node:http';
import { startDatabase } from '#infra/local/database/database.ts';
import { listen } from '#infra/local/process/listen.ts';
import { startSecretsEndpoint } from '#infra/local/secrets-endpoint.ts';

/** Keys of personal links, for everything that is measured here. */
export const benchKeys = { current: 'bench-key-'.repeat(5), previous: null };

/** The stand-ins for AWS, shared by all checkouts: one DynamoDB Local in memory, the secret, a mail sink. */
export type Services = {
  readonly access: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

export async function startServices(): Promise<Services> {
  const database = await startDatabase();
  const secrets = await startSecretsEndpoint({ keys: JSON.stringify(benchKeys) });
  const mail = await startMailSink();
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const access = { endpoint: database.endpoint, region: 'us-east-1', credentials };
  return {
    access,
    variables: {
      LINK_KEYS_SECRET: 'keys',
      PUBLIC_URL: 'https://interviews.example.org',
      MAIL_CONFIGURATION_SET: 'bench',
      AWS_REGION: access.region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
      AWS_ENDPOINT_URL_DYNAMODB: access.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB_STREAMS: access.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
      AWS_ENDPOINT_URL_SES: mail.url,
    },
    stop: async () => {
      await Promise.all([secrets.close(), mail.close()]);
      await database.stop();
    },
  };
}

/** Takes every message, keeps none, and returns an id as SES does. */
function startMailSink() {
  let taken = 0;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      taken += 1;
      const id = `<MessageId>bench-${taken}</MessageId>`;
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(
        `<SendRawEmailResponse><SendRawEmailResult>${id}</SendRawEmailResult></SendRawEmailResponse>`,
      );
    });
  });
  return listen(server);
}
