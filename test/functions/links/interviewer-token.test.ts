import { expect, test } from 'vitest';
import { interviewerTokenFor, readInterviewerToken } from '#functions/links/interviewer-token.ts';
import { readToken, tokenFor } from '#functions/links/link-token.ts';
import { signatureOf } from '#functions/links/signature.ts';
import { testKeys } from '#test/support/hosts/applicant.ts';

const link = { season: 'im-2020-2021', id: 'interviewer_01ja3vn0', generation: 3 };
const token = interviewerTokenFor(link, testKeys);

test('an interviewer’s link names the interviewer and its generation, and works under both live keys', () => {
  expect(readInterviewerToken(token, testKeys)).toEqual(link);
  const older = interviewerTokenFor(link, { current: testKeys.previous ?? '', previous: null });
  expect(readInterviewerToken(older, testKeys)).toEqual(link);
});

test('an interviewer’s link opens no invitation, and an invitation’s opens no interviewer’s page, be the ids exchanged', () => {
  const offer = tokenFor({ ...link, id: 'offer_01ja3v' }, testKeys);
  expect([readToken(token, testKeys), readInterviewerToken(offer, testKeys)]).toEqual([undefined, undefined]);
  const named = `${link.season}.${link.id}.${link.generation}`;
  const signedAsOffer = `${named}.${signatureOf('link', named, testKeys.current)}`;
  expect(readInterviewerToken(signedAsOffer, testKeys)).toBeUndefined();
});

test('a cut or altered link does not work', () => {
  for (let length = 0; length < token.length; length += 1)
    expect(readInterviewerToken(token.slice(0, length), testKeys)).toBeUndefined();
  expect(readInterviewerToken(token.replace('.3.', '.4.'), testKeys)).toBeUndefined();
});
