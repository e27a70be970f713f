import type { Instant } from '#domain/values/time.ts';

/** Too many sign-in links were asked for, for one address or from one network. The same whether the address is known. */
export type SignInTooOften = { readonly kind: 'sign-in-too-often'; readonly againAt: Instant };

/** Why a sign-in link signs nobody in. */
export type SignInLinkRefusal =
  | { readonly kind: 'sign-in-link-expired' }
  | { readonly kind: 'sign-in-link-used' }
  /** The address of the link was taken out of the season file since. */
  | { readonly kind: 'not-a-coordinator' };

export type SignInRefusal = SignInTooOften | SignInLinkRefusal;
