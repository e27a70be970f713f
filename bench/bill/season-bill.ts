import { type Price, type PriceName, prices } from './prices.ts';

/** So much of each thing that has a price. */
export type Usage = Partial<Readonly<Record<PriceName, number>>>;

/** An activity: how often it happens in a season, and what it uses each time. */
export type Doing = { readonly what: string; readonly times: number; readonly each: Usage };

export type BillLine = { readonly what: string; readonly times: number; readonly usd: number };

/** The cost of a season in US dollars: each activity in the order given, and the total. */
export function billOf(doings: readonly Doing[]): {
  readonly lines: readonly BillLine[];
  readonly usd: number;
} {
  const lines = doings.map(({ what, times, each }) => ({ what, times, usd: times * costOf(each) }));
  return { lines, usd: lines.reduce((sum, { usd }) => sum + usd, 0) };
}

/** The total use of each priced unit, the most expensive first. */
export function billByPrice(doings: readonly Doing[]): readonly {
  readonly name: PriceName;
  readonly amount: number;
  readonly usd: number;
  readonly price: Price;
}[] {
  const names = Object.keys(prices) as PriceName[];
  return names
    .map((name) => {
      const amount = doings.reduce((sum, { times, each }) => sum + times * (each[name] ?? 0), 0);
      return { name, amount, usd: amount * prices[name].usd, price: prices[name] };
    })
    .filter(({ amount }) => amount > 0)
    .sort((one, other) => other.usd - one.usd);
}

function costOf(usage: Usage): number {
  return Object.entries(usage).reduce(
    (sum, [name, amount]) => sum + amount * prices[name as PriceName].usd,
    0,
  );
}
