import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test, vi } from 'vitest';
import { instant, plusHours } from '#domain/values/time.ts';
import { carryOut } from '#functions/behalf/carry-out.ts';
import { lookAtDeed } from '#functions/behalf/look-at-deed.ts';
import { swapOffers } from '#functions/behalf/swap-offers.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadOfferAtDesk } from '#functions/desk/offer/offer-at-desk.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { openStore } from '#functions/store/client.ts';
import { readOffer, readOffers } from '#functions/store/items/offers.ts';
import { readList } from '#test/support/builders/read-list.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { meter } from '#test/support/measure/meter.ts';

const root = resolve(import.meta.dirname, '../../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const invitedAt = instant('2020-10-26T13:00Z');

test('an offer’s page and what is done on it cost as much as docs/architecture.md says', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const read = readSeasonFile(text('seasons/im-2020-2021.yaml'));
    if (!('season' in read)) throw new Error('the reference season has faults');
    const { season } = read;
    const store = await seedSeason(season);
    const { rows } = readList(text('seasons/sample-applicants.csv'), season);
    const invitations = rows.map(({ applicant, tracks }, index) => ({
      ...{ applicant, tracks },
      offerId: `offer_${String(index).padStart(26, '0')}`,
      recordId: `record_${String(index).padStart(26, '0')}`,
    }));
    await invite(store, season, invitations, invitedAt);
    await recountBoard(store, season.id);
    const at = plusHours(invitedAt, 1);
    const pairs = (await readOffers(store, season.id)).filter(({ seatedAs }) => seatedAs === 'primary-care');
    const [one, other] = pairs as [(typeof pairs)[0], (typeof pairs)[0]];
    for (const [{ id }, start] of [
      [one, 'morning'],
      [other, 'afternoon'],
    ] as const) {
      const choice = { option: '2020-11-16_2020-11-17', starts: [start, start] } as const;
      const context = decisionContext({ kind: 'applicant' }, at);
      await answerOffer(store, { season: season.id, id }, { action: 'book', choice }, context);
    }
    const metered = openStore(store.table, databaseAccess());
    const used = meter(metered.client, new DynamoDBClient(databaseAccess()));
    const measured: string[] = [];
    const measure = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const before = { ...used };
      const result = await work();
      const writes = used.writeUnits - before.writeUnits;
      const index = used.indexUnits - before.indexUnits;
      const units = `${used.readUnits - before.readUnits} | ${writes}${index > 0 ? ` + ${index}` : ''}`;
      measured.push(`| ${what} | ${units} |`);
      return result;
    };
    const context = () => decisionContext({ kind: 'program', name: 'one@example.org' }, at);
    const coordinator = {
      ...({ season: season.id, address: 'one@example.org', may: 'edit' } as const),
      ...{ program: '', zone: '', csrf: '', session: '' },
    };
    const deed = { action: 'move', choice: { option: '2020-12-03', starts: ['morning'] } } as const;
    await loadOfferAtDesk(metered, coordinator, one.id, at);
    await measure('an offer’s page at the desk', () => loadOfferAtDesk(metered, coordinator, one.id, at));
    await measure('look at a deed on it', () =>
      lookAtDeed(metered, { season: season.id, id: one.id }, { deed, version: 2 }, context()),
    );
    const both = { one: { id: one.id, version: 2 }, other: { id: other.id, version: 2 } };
    const swapped = await measure('swap two pairs', () =>
      swapOffers(metered, { season: season.id, ...both }, context()),
    );
    expect(swapped.kind).toBe('done');
    const { version = 0, tracks = [] } = (await readOffer(store, season.id, one.id)) ?? {};
    const fewer = tracks.length > 1 ? ['primary-care'] : ['categorical', 'primary-care'];
    const kept = await measure('re-route, the booking stays', () =>
      carryOut(
        metered,
        { season: season.id, id: one.id },
        { deed: { action: 'reroute', tracks: fewer }, version },
        context(),
      ),
    );
    expect(kept.kind).toBe('done');
    const page = text('docs/architecture.md');
    expect(measured.filter((row) => !page.includes(row))).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
