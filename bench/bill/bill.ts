import type { Bench, Outcome, Sheet, Target } from '#bench/bench.ts';
import { startDeployment } from '#bench/season/deployment.ts';
import { plant } from '#bench/season/plant.ts';
import { quietSeason } from '#bench/season/quiet-season.ts';
import { limitsAt } from './growth.ts';
import { meterDoings } from './metered.ts';
import { PRICES_OF, prices } from './prices.ts';
import { billByPrice, billOf, type Doing, type Usage } from './season-bill.ts';
import { MONTHS, programLoad, seasonDoings } from './season-doings.ts';

/** Of the size of a season with 400 interviews when the last offers are out. */
const applicants = { categorical: 255, 'primary-care': 95, 'physician-scientist': 25, preliminary: 25 };
const PARTITION_READ_UNITS = 3_000;
/** The most that a season may cost, in US dollars. */
const MOST = 10;

export const bill: Bench = {
  name: 'bill',
  title: 'A season’s bill at AWS',
  about: `Arithmetic, not an invoice: how often each thing happens in a season of 4,000 applications and 400 interviews
(assumed, in \`bench/bill/season-doings.ts\`), times what it takes of the table (metered here from the sizes of the items, on
400 offers and 690 seats), of Lambda (assumed seconds), of mail and the rest, times prices of us-east-1. The prices are
those known on ${PRICES_OF} and were not looked up since: **check them again** (\`bench/bill/prices.ts\`). No free tier is
counted, though most of this fits into it. Importing and screening do not exist yet; what storing applications would cost
is assumed.`,
  run: async ({ seed, say }) => {
    const deployment = await startDeployment();
    try {
      const crowd = quietSeason('billed', applicants, seed);
      await plant(deployment.store, crowd);
      const units = await meterDoings(deployment, crowd);
      const doings = seasonDoings(units);
      say(`${dollars(billOf(doings).usd)} for a season`);
      return outcomeOf(doings, units);
    } finally {
      await deployment.stop();
    }
  },
};

function outcomeOf(doings: readonly Doing[], units: ReadonlyMap<string, Usage>): Outcome {
  const pages = Math.floor(PARTITION_READ_UNITS / (units.get('open a page')?.readUnit ?? Number.NaN));
  return {
    figures: [],
    targets: [costTarget(billOf(doings).usd)],
    sheets: [doingSheet(doings), priceSheet(doings), growthSheet()],
    notes: [
      `An alarm costs ${dollars(prices.alarmMonth.usd * MONTHS)} a season for each metric in it, a key of the program’s own (\`-c ownKey=true\`) ${dollars(prices.keyMonth.usd * MONTHS)}, which is not in the sum. Decision 0021 says what is watched for it, and what a key would add.`,
      `Inside one program the first limit is a partition of the table, which gives ${PARTITION_READ_UNITS} read units a second: ${pages} pages a second, however many people are invited, because a page reads its own offer, the season and the board (decision 0023).`,
      'A new account has smaller limits: ten executions at once, and SES in its sandbox (200 messages a day). `docs/operating.md` says what to ask for before a season.',
    ],
  };
}

function costTarget(usd: number): Target {
  return {
    what: 'US$ for a season',
    wanted: `< ${MOST}`,
    got: dollars(usd),
    isReached: usd < MOST,
    means: 'A program can run Fairslot without asking anybody for a budget.',
  };
}

function doingSheet(doings: readonly Doing[]): Sheet {
  const { lines, usd } = billOf(doings);
  const rows = lines.map(({ what, times, usd: cost }) => [what, times, dollars(cost), bar(cost / usd)]);
  return {
    title: 'What happens in a season, and what it costs',
    columns: ['', 'times', 'US$', ''],
    rows: [...rows, ['**The season**', '', `**${dollars(usd)}**`, '']],
  };
}

function priceSheet(doings: readonly Doing[]): Sheet {
  const rows = billByPrice(doings).map(({ amount, usd, price }) => [
    price.unit,
    amount >= 10 ? Math.round(amount) : Number(amount.toPrecision(2)),
    price.usd < 0.001 ? `${Number((price.usd * 1e6).toPrecision(6))} a million` : price.usd,
    dollars(usd),
    price.page,
  ]);
  return {
    title: `The same by price (US$, us-east-1, known on ${PRICES_OF}; check again)`,
    columns: ['unit', 'used', 'price', 'US$', 'published on'],
    rows,
  };
}

function growthSheet(): Sheet {
  const rows = [1, 10, 100, 5_000].map((programs) => {
    const [nearest, ...others] = limitsAt(programs, programLoad);
    if (!nearest) throw new Error('there are no limits');
    const { limit, share } = nearest;
    const also = others
      .filter((each) => each.share >= 1)
      .map((each) => `${each.limit.what} (${times(each.share)})`);
    return [programs, limit.what, times(share), share >= 1 ? limit.remedy : 'nothing yet', also.join('; ')];
  });
  return {
    title: 'Growth: programs on one account and region, each with a stack of its own, all waves on one day',
    columns: ['programs', 'the limit that is nearest', 'used', 'what to do then', 'also passed'],
    rows,
  };
}

function times(share: number): string {
  return share < 1 ? `${Math.round(share * 100)} %` : `${share.toFixed(1)} times`;
}

function dollars(usd: number): string {
  return usd.toFixed(2);
}

function bar(share: number): string {
  return '█'.repeat(Math.round(share * 20));
}
