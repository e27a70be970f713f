import { signOut } from '#domain/sessions/sign-out.ts';
import { noSessionCookie } from '#functions/desk/session-cookie.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readSessions } from '#functions/store/items/sessions.ts';

type Names = 'POST /desk/sign-out' | 'POST /desk/sign-out-everywhere';

/** Signing out here, and everywhere. Allowed to everybody who is signed in. */
export function signOutRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'POST /desk/sign-out': {
      respond: (_, coordinator) => end(store, coordinator, { hash: coordinator.session }),
    },
    'POST /desk/sign-out-everywhere': {
      respond: (_, coordinator) => end(store, coordinator, 'everywhere'),
    },
  };
}

async function end(
  store: Store,
  { season, address }: SignedIn,
  which: Parameters<typeof signOut>[1],
): Promise<Reply> {
  await attemptOrThrow(
    store,
    season,
    () => readSessions(store, season, address.toLowerCase()),
    (sessions) => signOut(sessions, which),
  );
  return { ...seeOther('/desk/sign-in'), cookies: [noSessionCookie] };
}
