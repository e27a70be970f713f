import * as z from 'zod/mini';
import type { Season } from '#domain/season/season.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import type { OfferDeed } from '#functions/behalf/offer-deed.ts';
import { rightName } from '#functions/behalf/right-name.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { filledFields, type InputProblem, readBody } from '#functions/http/body.ts';
import type { Request } from '#functions/http/request.ts';
import { timeFromField } from '#functions/http/time-field.ts';
import { choiceFrom } from './choice-field.ts';

const text = (most: number) => z.string().check(z.maxLength(most));

const common = {
  /** `look` shows what would be done, `do` does it, `edit` goes back to the form with all that was typed. */
  step: z.enum(['look', 'do', 'edit']),
  version: z.coerce.number().check(z.int(), z.positive()),
};
const reason = z.optional(text(LONGEST_REASON));
const choice = z._default(text(100), '');

const deedForm = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.literal('book'), choice, reason }),
  z.object({ ...common, action: z.literal('move'), choice, reason }),
  z.object({ ...common, action: z.literal('cancel'), reason }),
  z.object({ ...common, action: z.literal('decline'), reason }),
  z.object({ ...common, action: z.literal('withdraw'), reason }),
  z.object({ ...common, action: z.literal('no-show'), isForAll: z.optional(z.literal('yes')), reason }),
  z.object({ ...common, action: z.literal('came'), reason }),
  z.object({ ...common, action: z.literal('grant'), reason }),
  z.object({ ...common, action: z.literal('refuse'), reason }),
  z.object({ ...common, action: z.literal('extend'), until: z._default(text(40), ''), reason }),
  z.object({
    ...common,
    action: z.literal('reroute'),
    tracks: z.array(text(100)),
    instead: z._default(z.enum(['keep', 'book', 'choose-again']), 'keep'),
    ...{ choice, reason },
  }),
  z.object({ ...common, action: z.literal('rename'), name: z._default(text(400), '') }),
  z.object({ ...common, action: z.literal('resend') }),
  z.object({ ...common, action: z.literal('relink') }),
  z.object({ ...common, action: z.literal('readdress'), email: z._default(text(400), '') }),
]);

type DeedForm = z.output<typeof deedForm>;

/** What a form of the page asks for: a deed, the version that was shown, and whether to look at it first. */
export type AskedAtDesk = {
  readonly step: 'look' | 'do' | 'edit';
  readonly version: number;
  readonly deed: OfferDeed;
};

/** Reads a form of an offer's page. A problem names what is missing in it. */
export function readOfferDeed(
  request: Request,
  season: Season,
): AskedAtDesk | { readonly problem: InputProblem } {
  const read = readBody(request, deedForm, (form) => ({
    ...filledFields(form),
    tracks: form.getAll('tracks'),
  }));
  if ('problem' in read) return read;
  const deed = deedIn(read.body, season);
  if ('missing' in deed) {
    const fields = [{ path: deed.path, message: deed.missing }];
    return { problem: { kind: 'body-invalid', fields } };
  }
  return { step: read.body.step, version: read.body.version, deed };
}

type Missing = { readonly path: string; readonly missing: string };

function deedIn(form: DeedForm, season: Season): OfferDeed | Missing {
  switch (form.action) {
    case 'book':
    case 'move': {
      const chosen = choiceFrom(form.choice);
      if (!chosen) return { path: 'choice', missing: 'Please choose a date.' };
      return { action: form.action, choice: chosen, ...reasonOf(form) };
    }
    case 'extend': {
      const until = timeFromField(season.program.zone, form.until);
      if (!until) return { path: 'until', missing: 'Please give the new deadline, with day and time.' };
      return { action: 'extend', until, ...reasonOf(form) };
    }
    case 'reroute':
      return reRouteIn(form);
    case 'rename': {
      const name = rightName(form.name);
      if (name === undefined) return { path: 'name', missing: 'Please give the applicant’s name.' };
      return { action: 'rename', name };
    }
    case 'readdress': {
      const email = form.email.trim();
      if (!isEmailAddress(email)) return { path: 'email', missing: 'This is not an email address.' };
      return { action: 'readdress', email };
    }
    case 'no-show':
      return { action: 'no-show', ...(form.isForAll ? { isForAll: true } : {}), ...reasonOf(form) };
    case 'resend':
    case 'relink':
      return { action: form.action };
    default:
      return { action: form.action, ...reasonOf(form) };
  }
}

function reRouteIn(form: Extract<DeedForm, { readonly action: 'reroute' }>): OfferDeed | Missing {
  const { tracks, instead } = form;
  if (tracks.length === 0) return { path: 'tracks', missing: 'Please choose at least one track.' };
  const asked = { action: 'reroute', tracks, ...reasonOf(form) } as const;
  if (instead === 'keep') return asked;
  if (instead === 'choose-again') return { ...asked, instead };
  const chosen = choiceFrom(form.choice);
  return chosen
    ? { ...asked, instead: { choice: chosen } }
    : { path: 'choice', missing: 'Please choose a date.' };
}

function reasonOf(form: { readonly reason?: string | undefined }): { readonly reason?: string } {
  const given = form.reason?.trim();
  return given ? { reason: given } : {};
}
