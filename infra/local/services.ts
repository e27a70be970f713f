import type { Clock } from '#infra/local/clock/clock.ts';
import { startDatabase } from '#infra/local/database/database.ts';
import { type DatabaseAccess, openTable } from '#infra/local/database/open-table.ts';
import { fileFolder } from '#infra/local/files/file-folder.ts';
import { startFilesEndpoint } from '#infra/local/files/files-endpoint.ts';
import { startGateway } from '#infra/local/gateway/gateway.ts';
import { listenersAmong } from '#infra/local/handlers/listeners.ts';
import type { InvokeEntry } from '#infra/local/handlers/load-handlers.ts';
import { type Mailbox, startMailbox } from '#infra/local/mail/mailbox.ts';
import { startSesEndpoint } from '#infra/local/mail/ses-endpoint.ts';
import type { Listening } from '#infra/local/process/listen.ts';
import type { ShutdownStack } from '#infra/local/process/shutdown-stack.ts';
import { localEnvironment, localNames } from './environment.ts';
import { generatedSecrets } from './generated-secrets.ts';
import type { ResolvedOptions } from './local-options.ts';
import { startSecretsEndpoint } from './secrets-endpoint.ts';

/** The local services in place of AWS. */
export type Services = {
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly access: DatabaseAccess;
  readonly streamArn: string;
  readonly environment: Readonly<Record<string, string>>;
};

type Ports = { readonly gateway: number; readonly mailbox: number };

const PORTS = 'ports.json';
const REGION = 'us-east-1';

/**
 * Starts the services around the functions, on free ports. Gateway and mailbox reuse the ports of an earlier run if
 * those are free, so that links in older mails still work.
 */
export async function startServices(
  resolved: ResolvedOptions,
  clock: Clock,
  invoke: InvokeEntry,
  shutdown: ShutdownStack,
): Promise<Services> {
  const { store, entries, season } = resolved;
  const ports = store.read<Ports>(PORTS);
  const { accessKeyId, linkKeys } = generatedSecrets(store);
  const endpoint = resolved.databaseEndpoint ?? (await startOwnDatabase(resolved, shutdown));
  const access = { endpoint, region: REGION, credentials: { accessKeyId, secretAccessKey: 'local' } };
  const streamArn = await openTable(access, localNames.table);
  const mailbox = await startMailbox(store, ports?.mailbox);
  shutdown.add(() => mailbox.stop());
  const { configurationSet } = localNames;
  const intake = await startSesEndpoint({ mailbox, configurationSet, now: () => clock.now() });
  shutdown.add(() => intake.close());
  const secrets = await startSecretsEndpoint({ [localNames.linkKeys]: JSON.stringify(linkKeys) });
  shutdown.add(() => secrets.close());
  const files = await startOwnFiles(resolved, shutdown);
  const { http } = listenersAmong(entries);
  const gateway = await startGateway({
    entries: http,
    invoke,
    port: ports?.gateway,
    failed: resolved.failed,
  });
  shutdown.add(() => gateway.close());
  store.write(PORTS, { gateway: gateway.port, mailbox: mailbox.port } satisfies Ports);
  const environment = localEnvironment(
    {
      ...{ database: endpoint, mail: intake.url, secrets: secrets.url, files: files.url },
      ...{ accessKeyId, region: REGION },
    },
    { season: season.id, contact: season.contact, publicUrl: gateway.url },
  );
  return { url: gateway.url, mailbox, access, streamArn, environment };
}

/** For one person at a time: compiling the database's code as well as can be costs more than the whole demonstration needs. */
const quickToStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

async function startOwnDatabase(resolved: ResolvedOptions, shutdown: ShutdownStack): Promise<string> {
  const database = await startDatabase(resolved.databaseFolder, quickToStart);
  shutdown.add(() => database.stop());
  return database.endpoint;
}

/** Forms expire by this machine's clock and not by the program's: the SDK signs them by that. */
async function startOwnFiles({ filesFolder }: ResolvedOptions, shutdown: ShutdownStack): Promise<Listening> {
  const files = fileFolder(filesFolder);
  shutdown.add(files.close);
  const endpoint = await startFilesEndpoint({ bucket: localNames.files, files, now: Date.now });
  shutdown.add(() => endpoint.close());
  return endpoint;
}
