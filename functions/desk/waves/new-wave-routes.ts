import type { Refusal } from '#domain/contract.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import type { Season } from '#domain/season/season.ts';
import type { Wave, WaveInvitation } from '#domain/waves/invite-wave.ts';
import type { WavePlan } from '#domain/waves/wave-plan.ts';
import { unusablePage } from '#functions/desk/applications/decide-page.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { type ToldAtDesk, tellAtDesk } from '#functions/desk/problems.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { type InvitedAnswer, inviteInBatches } from '#functions/invitations/invite-in-batches.ts';
import { newId } from '#functions/runtime/ids.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { planWaveOf } from '#functions/waves/plan-wave-of.ts';
import { counted } from '#functions/wording/counted.ts';
import { newWavePage } from './new-wave-page.ts';
import { readPeople } from './people-chosen.ts';
import { type ReadWave, readWave } from './wave-form.ts';
import { wavePath } from './wave-path.ts';

type Names = 'GET /desk/waves/new' | 'POST /desk/waves/new' | 'POST /desk/waves';

/** Everybody who can be selected, with their versions. */
const BODY_LIMIT = 64 * 1024;

/**
 * So many are invited while a person waits: ten transactions, each on a fresh read of everything. The rest of a larger wave is
 * a further step.
 */
const AT_ONCE = 240;

/** What a page or a deed is about: who was selected, when it is to leave, and what the wave would be. */
type Asked = {
  readonly season: Season;
  readonly chosen: readonly Chosen[];
  readonly when: ReadWave;
  readonly plan: WavePlan;
  readonly list: string;
};

/**
 * From the list of applications to a wave: who fits, then the times and the mail, then the deed, for `most` in one step.
 */
export function newWaveRoutes(store: Store, most = AT_ONCE): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/waves/new': {
      respond: (request, coordinator) => show(store, request, coordinator, request.query, false),
    },
    'POST /desk/waves/new': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) =>
        show(store, request, coordinator, new URLSearchParams(request.body), true),
    },
    'POST /desk/waves': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) => make(store, request, coordinator, most),
    },
  };
}

/** Reads everything again; the page of what is wrong with the selection, if something is. */
async function readAsked(
  store: Store,
  { now }: Request,
  coordinator: SignedIn,
  fields: URLSearchParams,
): Promise<Asked | Reply> {
  const { season } = await cachedSeason(store, coordinator.season);
  const chosen = await readPeople(store, season, fields, now);
  if ('problem' in chosen) return deskReply(422, unusablePage(coordinator, chosen.problem));
  const when = readWave(season, fields, now);
  const wave: Wave = when.wave ?? { again: when.typed.again, startedAt: when.typed.startedAt };
  const plan = await planWaveOf(store, season, chosen, wave, now);
  return { season, chosen, when, plan, list: fields.get('list') ?? '' };
}

async function show(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  fields: URLSearchParams,
  isPreview: boolean,
): Promise<Reply> {
  const asked = await readAsked(store, request, coordinator, fields);
  if ('status' in asked) return asked;
  const status = isPreview && (asked.plan.refusal || asked.when.unclear) ? 422 : 200;
  return deskReply(status, newWavePage(coordinator, { ...asked, isPreview }));
}

/**
 * Makes the wave that was shown, or nothing: where somebody of it does not fit anymore, the page says who and why, with
 * everything that was typed. A large wave is made in steps. Sent again it does the rest, and leads to the same wave.
 */
async function make(store: Store, request: Request, coordinator: SignedIn, most: number): Promise<Reply> {
  const asked = await readAsked(store, request, coordinator, new URLSearchParams(request.body));
  if ('status' in asked) return asked;
  const { when, plan, season } = asked;
  const again = (told?: ToldAtDesk, status = told?.status ?? 422) =>
    deskReply(status, newWavePage(coordinator, { ...asked, isPreview: true, told }));
  if (!when.wave || plan.refusal) return again();
  const others = plan.leftOut.filter(({ why }) => why.kind !== 'in-this-wave');
  if (others.length > 0) return again(meanwhile(others.length, asked.chosen.length));
  const context = coordinatorContext(request, coordinator);
  const all = invitationsOf(plan, request);
  const answer = await inviteInBatches(store, season, all.slice(0, most), when.wave, () => context);
  if (answer.refusal || answer.changed.length > 0) return afterPart(store, request, coordinator, answer);
  if (all.length > most) return afterStep(store, request, coordinator, answer);
  return seeOther(wavePath(when.wave.at ?? when.wave.startedAt));
}

/** A step of a large wave is made: how far it is, and the button that goes on. */
async function afterStep(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  { invited }: Pick<InvitedAnswer, 'invited'>,
): Promise<Reply> {
  const asked = await readAsked(store, request, coordinator, new URLSearchParams(request.body));
  if ('status' in asked) return asked;
  const { length } = asked.plan.fits;
  const progress = `${counted(invited, 'more is', 'more are')} in the wave. ${counted(length, 'is', 'are')} still to come: press the button once more.`;
  return deskReply(200, newWavePage(coordinator, { ...asked, isPreview: true, progress }));
}

/** Part of the wave is made, and the rest is not: what it would be now, and why. */
async function afterPart(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  { invited, refusal }: { readonly invited: number; readonly refusal?: Refusal },
): Promise<Reply> {
  const asked = await readAsked(store, request, coordinator, new URLSearchParams(request.body));
  if ('status' in asked) return asked;
  const why = refusal
    ? tellAtDesk(refusal, coordinator)
    : meanwhile(asked.plan.leftOut.length, asked.chosen.length);
  const done = `${invited} of ${asked.chosen.length} are in the wave; the rest are not.`;
  const told = { ...why, detail: `${done} ${why.detail}` };
  return deskReply(409, newWavePage(coordinator, { ...asked, isPreview: true, told }));
}

function meanwhile(out: number, of: number): ToldAtDesk {
  return {
    status: 409,
    title: `${counted(out, 'person', 'people')} of ${of} cannot be in the wave anymore`,
    detail: 'Something changed after the page was shown. Below it says for each of them what.',
    next: 'Nothing was sent or prepared by this. The wave without them is shown here: look at it, and confirm again.',
  };
}

function invitationsOf({ fits }: WavePlan, { now }: Request): readonly WaveInvitation[] {
  return fits.map(({ version, offer: { applicant, tracks } }) => ({
    ...{ applicant, tracks, applicationVersion: version },
    ...{ offerId: newId('offer', now), recordId: newId('record', now) },
  }));
}
