import * as z from 'zod/mini';
import type { Panel, PanelKeys } from '#domain/questions/panel.ts';
import type { PanelChange } from '#domain/questions/panel-change.ts';
import type { IssuedTokens, PutIssuedTokens } from '#domain/questions/question.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { expiry } from '#functions/store/items/expiry.ts';
import { issuedTokensKey, panelKey, panelSecretKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { count, day } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const some = z.int().check(z.nonnegative());
const keys = z.object({ question: z.string(), vote: z.string() });

export const panelItem = z.object({
  season: z.string(),
  on: day,
  keys,
  holders: some,
}) satisfies z.ZodMiniType<Panel>;

const secretItem = z.object({ keys });

const issuedItem = z.object({
  season: z.string(),
  on: day,
  offer: z.string(),
  batches: z.array(z.string()),
  asked: some,
  version: count,
}) satisfies z.ZodMiniType<IssuedTokens>;

export const panelWrites: Writes<PanelChange | PutIssuedTokens> = {
  'put-panel': (season, { panel }) => put({ ...panelKey(season, panel.on), kind: 'panel', ...panel }),
  'put-panel-keys': (season, { on, keys: secret, expiresAt }) =>
    put({ ...panelSecretKey(season, on), kind: 'panel-keys', keys: secret, ...expiry(expiresAt) }),
  'count-holder': (season, { on }) => ({
    kind: 'update',
    key: panelKey(season, on),
    set: 'SET #holders = #holders + :one',
    condition: 'is-there',
    values: { one: 1 },
  }),
  'put-issued-tokens': (season, { issued, replaces, expiresAt }) =>
    put(
      {
        ...issuedTokensKey(season, issued.on, issued.offer),
        kind: 'issued-tokens',
        ...issued,
        ...expiry(expiresAt),
      },
      inPlaceOf(replaces),
    ),
};

/** What everybody may know of the panel of a day; `undefined` until its first token is asked for. */
export async function readPanel(store: Store, season: string, on: CalendarDay): Promise<Panel | undefined> {
  return get(store, panelKey(season, on), panelItem);
}

/** The keys that sign its tokens. */
export async function readPanelSecret(
  store: Store,
  season: string,
  on: CalendarDay,
): Promise<PanelKeys | undefined> {
  return (await get(store, panelSecretKey(season, on), secretItem))?.keys;
}

/** That an applicant has taken tokens, if they have. */
export async function readIssuedTokens(
  store: Store,
  season: string,
  on: CalendarDay,
  offer: string,
): Promise<IssuedTokens | undefined> {
  return get(store, issuedTokensKey(season, on, offer), issuedItem);
}
