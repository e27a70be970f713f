import type { Figure, Outcome, Sheet, Target } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';
import type { EntryName } from '#functions/entries.ts';
import type { Bundle } from '#infra/aws/functions/bundle.ts';
import { bundleBudget } from '#infra/aws/functions/bundle-budget.ts';

export type Start = { readonly name: string; readonly importMs: number; readonly eventMs: number };

export type Built = Bundle & { readonly name: string };

/** The outcome of the cold starts, compared with those of `least`. */
export function coldStartOutcome(starts: readonly Start[], built: readonly Built[], least: string): Outcome {
  const names = built.map(({ name }) => name);
  const functions = names.filter((name) => name !== least);
  const figures = [
    ...names.map((name) => figureOf(starts, name, 'import', ({ importMs }) => importMs)),
    ...names.map((name) => figureOf(starts, name, 'first event', ({ eventMs }) => eventMs)),
  ];
  const ratios = functions.map((name) => [name, ratio(starts, name, least)] as const);
  return {
    figures,
    targets: [startTarget(ratios), budgetTarget(built)],
    sheets: [sizeSheet(built)],
    notes: [
      'What is above the baseline, most first: the first time-zone formatter of a process, a second client (of Secrets Manager, SES or neither), more reads than one, the checks of what was read, and a third to twice as much code to parse. The keys of links must be known before anything is read, so two of these wait for each other.',
      'What fills a bundle is in bytes of the minified code, by esbuild’s own account.',
    ],
  };
}

function figureOf(
  starts: readonly Start[],
  name: string,
  what: string,
  of: (start: Start) => number,
): Figure {
  return figure(
    what,
    name,
    'ms',
    starts.flatMap((start) => (start.name === name ? of(start) : [])),
  );
}

/** Import and first event together, start by start against the one of the same round. */
function ratio(starts: readonly Start[], name: string, least: string): number {
  const whole = (of: string) =>
    starts.flatMap((each) => (each.name === of ? each.importMs + each.eventMs : []));
  const others = whole(least);
  return median(whole(name).map((milliseconds, round) => milliseconds / (others[round] ?? Number.NaN)));
}

function startTarget(ratios: readonly (readonly [string, number])[]): Target {
  return {
    what: 'Import and first event, against a bundle with only the DynamoDB client',
    wanted: '≤ 1.3',
    got: ratios.map(([name, times]) => `${name} ${times.toFixed(2)}`).join(', '),
    isReached: ratios.every(([, times]) => times <= 1.3),
    means:
      'How much longer the first visitor after a quiet hour waits than they would for the smallest function with a table.',
  };
}

function budgetTarget(built: readonly Built[]): Target {
  const over = built.filter(({ name, bytes }) => bytes > (bundleBudget[name as EntryName] ?? bytes));
  return {
    what: 'Bundles over their budget',
    wanted: '0',
    got: over.length === 0 ? '0' : over.map(({ name }) => name).join(', '),
    isReached: over.length === 0,
    means: 'The budget is in `infra/aws/functions/bundle-budget.ts`; a larger bundle fails the build.',
  };
}

function sizeSheet(built: readonly Built[]): Sheet {
  const rows = built.map(({ name, bytes, metafile }) => {
    const budget = bundleBudget[name as EntryName];
    return [name, kilobytes(bytes), budget ? kilobytes(budget) : '', filledBy(metafile)];
  });
  return { title: 'Bundles, in kB', columns: ['function', 'size', 'budget', 'filled by'], rows };
}

/** The packages that take the most of a bundle, and ours, with their kilobytes. */
function filledBy({ outputs }: Bundle['metafile']): string {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of inputs) {
    const by = packageOf(path);
    sizes.set(by, (sizes.get(by) ?? 0) + bytesInOutput);
  }
  const most = [...sizes].sort(([, one], [, other]) => other - one).slice(0, 8);
  return most.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(', ');
}

function packageOf(path: string): string {
  const inside = path.split('node_modules/').at(-1);
  if (!path.includes('node_modules/') || !inside) return 'our own';
  const [scope = '', name] = inside.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000);
}
