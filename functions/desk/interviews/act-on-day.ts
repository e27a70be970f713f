import * as z from 'zod/mini';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { type Adjustment, adjustPlan } from '#domain/planned-days/adjust-plan.ts';
import { discardPlan } from '#domain/planned-days/change-plan.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { interviewersOfDay } from '#functions/interviewers/interviewers-of-day.ts';
import { type DayName, loadDay } from '#functions/interviews/load-day.ts';
import { askToPlan, planOf } from '#functions/interviews/plan-interview-day.ts';
import { publishDay } from '#functions/interviews/publish-day.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';

const MOST_TEXT = 2_000;
const text = z.string().check(z.maxLength(MOST_TEXT));

const form = z.object({
  act: z.enum(['plan', 'publish', 'discard', 'move', 'swap']),
  version: z.coerce.number().check(z.int(), z.nonnegative()),
  interview: z.optional(text),
  other: z.optional(text),
  to: z.optional(text),
});

const place = z.tuple([z.int(), z.int(), z.array(z.string())]);

/** Does what a form of the page of a day asks for. Returns why it was not done, if so. */
export async function actOnDay(
  store: Store,
  name: DayName,
  typed: URLSearchParams,
  context: DecisionContext,
): Promise<DeskProblem | undefined> {
  const read = form.safeParse(Object.fromEntries(typed));
  const adjustment = read.success ? adjustmentIn(read.data) : undefined;
  if (!read.success || adjustment === 'unreadable')
    return {
      kind: 'body-invalid',
      fields: [{ path: 'act', message: 'Please open the page again, and choose once more.' }],
    };
  const { act, version } = read.data;
  const verdict = await decide(store, name, { act, version, adjustment }, context);
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

type Asked = {
  readonly act: z.output<typeof form>['act'];
  readonly version: number;
  readonly adjustment: Adjustment | undefined;
};

async function decide(store: Store, name: DayName, asked: Asked, context: DecisionContext) {
  const { act, version, adjustment } = asked;
  const crew = () => interviewersOfDay(store, name.season, name.on);
  if (act === 'plan') return askToPlan(store, name, version, context);
  if (act === 'publish') return publishDay(store, name, crew, version, context);
  if (!adjustment) {
    const { verdict } = await attempt(store, name.season, planOf(store, name), (standing) =>
      discardPlan(standing, version, context),
    );
    return verdict;
  }
  const { verdict } = await attempt(
    store,
    name.season,
    () => loadDay(store, name, crew),
    (standing) => adjustPlan(standing, version, adjustment, context),
  );
  return verdict;
}

function adjustmentIn({
  act,
  interview = '',
  other = '',
  to = '',
}: z.output<typeof form>): Adjustment | 'unreadable' | undefined {
  if (act === 'swap') return { kind: 'swap', interview, other };
  if (act !== 'move') return undefined;
  const read = placeIn(to);
  if (!read) return 'unreadable';
  const [from, until, interviewers] = read;
  return { kind: 'move', interview, to: { from, to: until, interviewers } };
}

function placeIn(to: string): z.output<typeof place> | undefined {
  try {
    const read = place.safeParse(JSON.parse(to));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
