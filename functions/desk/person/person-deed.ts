import * as z from 'zod/mini';
import type { ReviewDeed, ReviewRequest } from '#domain/review/review.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import type { InputProblem } from '#functions/http/body.ts';
import { readBody } from '#functions/http/body.ts';
import type { Request } from '#functions/http/request.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const common = {
  version: z.coerce.number().check(z.int(), z.positive()),
  reason: z.optional(text(LONGEST_REASON)),
};
const track = text(100);

const deedBody = z.discriminatedUnion('action', [
  z.object({
    ...common,
    action: z.literal('enter-verdict'),
    rule: track,
    outcome: z.enum(['pass', 'fail'], 'Please choose pass or fail.'),
  }),
  z.object({ ...common, action: z.literal('take-verdict-back'), rule: track }),
  z.object({ ...common, action: z.literal('withdraw-track'), track }),
  z.object({ ...common, action: z.literal('return-track'), track }),
  z.object({
    ...common,
    action: z.literal('decide'),
    to: z.enum(['invite', 'hold', 'close'], 'Please choose what to decide.'),
    tracks: z.array(track),
  }),
  z.object({ ...common, action: z.literal('reopen') }),
  z.object({ ...common, action: z.literal('undo') }),
]);

/** The deed that a form of the person's page asks for. */
export function readPersonDeed(
  request: Request,
): { readonly deed: ReviewRequest } | { readonly problem: InputProblem } {
  const read = readBody(request, deedBody, (form) => ({
    ...Object.fromEntries([...form].filter(([name, value]) => name !== 'csrf' && value !== '')),
    tracks: form.getAll('tracks'),
  }));
  if ('problem' in read) return read;
  const { version, reason = '', ...deed } = read.body;
  return { deed: { ...(deed satisfies ReviewDeed), version, reason } };
}
