import type { Clock } from '#infra/local/clock/clock.ts';
import { startDatabase } from '#infra/local/database/database.ts';
import { type Access, openTable } from '#infra/local/database/open-table.ts';
import { startGateway } from '#infra/local/gateway/gateway.ts';
import { listenersAmong } from '#infra/local/handlers/listeners.ts';
import type { InvokeEntry } from '#infra/local/handlers/load-handlers.ts';
import { type Mailbox, startMailbox } from '#infra/local/mail/mailbox.ts';
import { startMailIntake } from '#infra/local/mail/ses-endpoint.ts';
import type { Endings } from '#infra/local/process/shutdown-stack.ts';
import { environmentOf, localNames } from './environment.ts';
import { ownSecrets } from './generated-secrets.ts';
import type { Settled } from './local-options.ts';
import { startSecrets } from './secrets-endpoint.ts';

/** What stands where AWS stands in a deployment. */
export type Services = {
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly access: Access;
  readonly streamArn: string;
  readonly environment: Readonly<Record<string, string>>;
};

type Ports = { readonly gateway: number; readonly mailbox: number };

const PORTS = 'ports.json';
const REGION = 'us-east-1';

/**
 * Starts everything around the functions, on free ports. Gateway and mailbox take the ports of an earlier run if they
 * can, so that links in older mails still open.
 */
export async function startServices(
  settled: Settled,
  clock: Clock,
  invoke: InvokeEntry,
  ending: Endings,
): Promise<Services> {
  const { kept, entries, season } = settled;
  const ports = kept.read<Ports>(PORTS);
  const { accessKeyId, linkKeys } = ownSecrets(kept);
  const endpoint = settled.databaseEndpoint ?? (await ownDatabase(settled, ending));
  const access = { endpoint, region: REGION, credentials: { accessKeyId, secretAccessKey: 'local' } };
  const streamArn = await openTable(access, localNames.table);
  const mailbox = await startMailbox(kept, ports?.mailbox);
  ending.add(() => mailbox.stop());
  const { configurationSet } = localNames;
  const intake = await startMailIntake({ mailbox, configurationSet, now: () => clock.now() });
  ending.add(() => intake.close());
  const secrets = await startSecrets({ [localNames.linkKeys]: JSON.stringify(linkKeys) });
  ending.add(() => secrets.close());
  const { http } = listenersAmong(entries);
  const gateway = await startGateway({
    entries: http,
    invoke,
    port: ports?.gateway,
    failed: settled.failed,
  });
  ending.add(() => gateway.close());
  kept.write(PORTS, { gateway: gateway.port, mailbox: mailbox.port } satisfies Ports);
  const environment = environmentOf(
    { database: endpoint, mail: intake.url, secrets: secrets.url, accessKeyId, region: REGION },
    { season: season.id, publicUrl: gateway.url },
  );
  return { url: gateway.url, mailbox, access, streamArn, environment };
}

async function ownDatabase(settled: Settled, ending: Endings): Promise<string> {
  const database = await startDatabase(settled.databaseFolder);
  ending.add(() => database.stop());
  return database.endpoint;
}
