import type { LinkKeys } from './link-token.ts';
import { isSignedBy, signatureOf } from './signature.ts';

/** The content of an interviewer's link. One of an older generation is revoked. */
export type InterviewerLink = { readonly season: string; readonly id: string; readonly generation: number };

/** The token of an interviewer's personal link: like an offer's, signed for a purpose of its own, so that neither opens the other. */
export function interviewerTokenFor({ season, id, generation }: InterviewerLink, keys: LinkKeys): string {
  const named = `${season}.${id}.${generation}`;
  return `${named}.${signatureOf('interviewer', named, keys.current)}`;
}

/** The address of an interviewer's page. */
export function interviewerPageLink(publicUrl: string, link: InterviewerLink, keys: LinkKeys): string {
  return `${publicUrl}/interviewer/${interviewerTokenFor(link, keys)}`;
}

/** Returns the content of `token` if one of the keys signed it. Reads nothing from the table. */
export function readInterviewerToken(token: string, keys: LinkKeys): InterviewerLink | undefined {
  const parts = /^([a-z0-9-]{1,64})\.(interviewer_[a-z0-9]{1,64})\.([1-9]\d{0,8})\.([\w-]{43})$/.exec(token);
  const [, season = '', id = '', generation = '', mac = ''] = parts ?? [];
  const named = `${season}.${id}.${generation}`;
  if (!parts || !isSignedBy(keys, 'interviewer', named, mac)) return undefined;
  return { season, id, generation: Number(generation) };
}
