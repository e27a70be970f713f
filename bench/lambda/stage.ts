import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { applicantModule, type Checkout, importFrom, seasonCommand } from './checkout.ts';
import { type Environments, startEnvironments } from './environments.ts';
import { applicantList, crowdComesAt, invitedAt, type SeasonSize, seasonFile } from './season-file.ts';
import { benchKeys, type Services } from './services.ts';
import { startConsumer } from './start-consumer.ts';
import { type Item, itemsOfSeason, putItems, renamed } from './twin.ts';

/** An applicant with an offer, and the token of their personal link. */
export type Invited = { readonly offer: string; readonly track: string; readonly token: string };

/** A checkout that is deployed on its own table, with the consumer of its stream. */
export type Stage = {
  readonly checkout: Checkout;
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly variables: Readonly<Record<string, string>>;
  /** A season of this size that nobody else uses; its notices are sent, and its stream is read to the end. */
  season(id: string, size: SeasonSize): Promise<readonly Invited[]>;
  /** Environments of the applicants' function; started once for each count and use, and kept warm. */
  environments(count: number, use?: 'timed' | 'metered' | 'watching'): Promise<Environments>;
  /** Resolves when the stream's consumer has seen everything. */
  drain(): Promise<void>;
  stop(): Promise<void>;
};

type TokenFor = (link: { season: string; id: string; generation: number }, keys: object) => string;

/** The functions' clock, moved so that it is `at` now. */
const shiftedTo = (at: number) => ({ CLOCK_SHIFT_MS: String(at - Date.now()) });

export async function openStage(checkout: Checkout, services: Services, table: string): Promise<Stage> {
  const { root, layout } = checkout;
  const { openTable } = await importFrom<{ openTable: (...args: unknown[]) => Promise<string> }>(
    root,
    layout.openTable,
  );
  const { tokenFor } = await importFrom<{ tokenFor: TokenFor }>(root, layout.links);
  const streamArn = await openTable(services.access, table);
  const client = new DynamoDBClient({ ...services.access, requestHandler: { requestTimeout: 60_000 } });
  const variables = { ...services.variables, TABLE_NAME: table, ...shiftedTo(crowdComesAt) };
  const consumer = await startConsumer(checkout, streamArn, { ...variables, POWERTOOLS_LOG_LEVEL: 'SILENT' });
  const templates = new Map<string, Promise<Template>>();
  const pools = new Map<string, Promise<Environments>>();
  const templateOf = async (size: SeasonSize): Promise<Template> => {
    const id = `template-${Object.values(size).join('-')}-end`;
    await seed(checkout, id, size, { ...variables, ...shiftedTo(invitedAt) });
    await consumer.drain();
    return { id, items: await itemsOfSeason(client, table, id) };
  };
  return {
    ...{ checkout, client, table, variables },
    season: async (id, size) => {
      const template = await once(templates, JSON.stringify(size), () => templateOf(size));
      const items = renamed(template.items, template.id, id);
      await putItems(client, table, items);
      await consumer.drain();
      return items
        .filter(({ pk }) => pk?.S === `season#${id}#offers`)
        .map((item) => invited(item, id, tokenFor));
    },
    environments: (count, use = 'timed') =>
      once(pools, `${count} ${use}`, () =>
        startEnvironments(count, applicantModule(checkout), {
          ...variables,
          ...(use === 'metered' ? { BENCH_METERED: 'yes' } : {}),
        }),
      ),
    drain: () => consumer.drain(),
    stop: async () => {
      for (const pool of pools.values()) await (await pool).stop();
      await consumer.stop();
      client.destroy();
    },
  };
}

type Template = { readonly id: string; readonly items: readonly Item[] };

/** Applies a season and invites its applicants by the checkout's own command. */
async function seed(
  checkout: Checkout,
  id: string,
  size: SeasonSize,
  variables: Record<string, string>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-bench-'));
  const [file, list] = [join(folder, 'season.yaml'), join(folder, 'applicants.csv')];
  writeFileSync(file, seasonFile(checkout.root, id, size));
  writeFileSync(list, applicantList(size));
  const as = ['--as', 'Sample Coordinator'];
  try {
    await seasonCommand(checkout, ['apply', file, ...as], variables);
    await seasonCommand(checkout, ['invite', list, '--season', id, ...as], variables);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function invited(item: Item, season: string, tokenFor: TokenFor): Invited {
  const id = item.id?.S ?? '';
  const token = tokenFor({ season, id, generation: Number(item.generation?.N ?? 1) }, benchKeys);
  return { offer: id, track: item.seatedAs?.S ?? '', token };
}

/** The value of `key`, which is made at its first use. */
function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}
