import type * as z from 'zod/mini';
import { type Offer, shownVersion } from '#domain/offers/offer.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { readBody } from '#functions/http/body.ts';
import { seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import type { Link } from '#functions/links/link-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { undefinedIfNotFound } from '#functions/store/not-found.ts';
import { baseOf } from './personal-link.ts';
import { modelFrom, refusedReply } from './personal-page.ts';
import { problemReply } from './problem-reply.ts';
import {
  bookBody,
  cancelBody,
  declineBody,
  moveBody,
  phoneBody,
  readChoiceForm,
  takeBackBody,
  trackBody,
} from './request-bodies.ts';

type Submission = Exclude<
  Extract<RouteName<'applicant'>, `POST ${string}`>,
  `${string}/panel/${string}` | `${string}/accommodation${string}`
>;

/** What a form says besides what it asks for. */
type Sent = { readonly zone?: string };

/** The forms of an invitation that change something: each a POST after a visible click. */
export function submissions(store: Store): Readonly<Record<Submission, RouteHandler<Link>>> {
  return {
    'POST /i/{token}/book': formRoute(store, bookBody, ({ option, starts, ...rest }) => {
      return { action: 'book', choice: { option, starts }, ...rest };
    }),
    'POST /i/{token}/move': formRoute(store, moveBody, ({ option, starts, ...rest }) => {
      return { action: 'move', choice: { option, starts }, ...rest };
    }),
    'POST /i/{token}/cancel': formRoute(store, cancelBody, ({ zone: _, ...rest }) => ({
      action: 'cancel',
      ...rest,
    })),
    'POST /i/{token}/decline': formRoute(store, declineBody, () => ({ action: 'decline' })),
    'POST /i/{token}/phone': formRoute(store, phoneBody, ({ phone = '' }) => ({
      action: 'leave-phone',
      phone,
    })),
    'POST /i/{token}/track': formRoute(store, trackBody, ({ track }) => ({ action: 'ask-track', track })),
    'POST /i/{token}/track/take-back': formRoute(store, takeBackBody, () => ({
      action: 'take-track-back',
    })),
  };
}

/**
 * The route of a form: body, then the rules. What is granted, now or by an earlier try, leads on to the personal page;
 * what is not comes back with the reason and with what can still be chosen.
 */
function formRoute<T extends z.ZodMiniType<Sent>>(
  store: Store,
  schema: T,
  askOf: (body: z.output<T>) => Ask,
): RouteHandler<Link> {
  const respond = async (request: Request, link: Link) => {
    const read = readBody(request, schema, readChoiceForm);
    if ('problem' in read) return refusedReply(store, request, link, read.problem);
    const ask = askOf(read.body);
    const context = decisionContext({ kind: 'applicant' }, request.now);
    const answer = await answerOffer(store, link, ask, context).catch(undefinedIfNotFound);
    if (!answer) return problemReply(request, { kind: 'link-unknown' });
    if (answer.kind === 'refused') {
      const { generation, erasedAt } = answer.view.offer;
      const isTheirs = generation === link.generation && !erasedAt;
      return problemReply(request, answer.refusal, isTheirs ? modelFrom(answer.view, request) : undefined);
    }
    return seeOther(addressAfter(request, whatWasDone(ask, answer.offer), read.body));
  };
  return { respond };
}

/** What a granted form did: a move to where the page already showed the booking did nothing. */
function whatWasDone(ask: Ask, offer: Offer): 'booked' | 'moved' | undefined {
  if (ask.action === 'book') return 'booked';
  return ask.action === 'move' && ask.version !== shownVersion(offer) ? 'moved' : undefined;
}

/** The personal page, told what was done and in which zone its reader reads. */
function addressAfter(request: Request, done: string | undefined, { zone }: Sent): string {
  const query = new URLSearchParams(zone === undefined ? {} : { zone });
  if (done) query.set('done', done);
  return query.size === 0 ? baseOf(request) : `${baseOf(request)}?${query}`;
}
