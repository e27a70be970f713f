import { describe, expect, test } from 'vitest';
import { offerJson } from '#functions/applicant/offer-json.ts';
import served from '#functions/applicant/openapi/openapi.json' with { type: 'json' };
import { openApi } from '#functions/applicant/openapi/openapi.ts';
import { problemJson } from '#functions/applicant/problem-json.ts';
import { htmlReply, json, type Reply, toGateway } from '#functions/http/reply.ts';
import { bookedPair, modelOf } from '#test/support/builders/sample-model.ts';
import { contractOf, type Description } from '#test/support/checks/description.ts';

const document = JSON.parse(JSON.stringify(openApi())) as Description;
const contract = contractOf(document);
const offer = offerJson(modelOf(bookedPair));
const revoked = problemJson({ kind: 'link-revoked' });
const problemType = 'application/problem+json';

const faultOf = (operation: string, reply: Reply) => contract.faultOf(operation, toGateway(reply, {}));

test('the served description matches the schemas: npm run openapi rewrites it', () => {
  expect(served).toEqual(document);
});

test('every reference in the document leads somewhere inside it', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(references.length).toBeGreaterThan(5);
  for (const path of references) {
    const found = path
      .split('/')
      .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document);
    expect(found, path).toBeTypeOf('object');
  }
});

test('operations have names of their own that a program can use', () => {
  const names = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods as Record<string, { operationId?: string }>).map(({ operationId }) => operationId),
  );
  for (const name of names) expect(name).toMatch(/^[a-z][a-zA-Z]+$/);
  expect(new Set(names).size).toBe(names.length);
});

test('a version is a number in JSON, or its digits as a form sends them', () => {
  for (const version of [1, 12, '3'])
    expect(contract.allows('POST /i/{token}/cancel', { version })).toBe(true);
  for (const version of [true, 0, 1.5, [2], '0x2', ' 2', '', null])
    expect(contract.allows('POST /i/{token}/cancel', { version })).toBe(false);
});

describe('a reply is held to the document:', () => {
  test.each<[string, string, Reply]>([
    ['an offer', 'GET /i/{token}', json(200, offer)],
    ['a page', 'GET /i/{token}', htmlReply(200, '<!doctype html>')],
    ['a problem', 'GET /i/{token}', json(410, revoked, problemType)],
    [
      'a form that was taken',
      'POST /i/{token}/book',
      { status: 303, headers: { location: '/i/x' }, body: '' },
    ],
  ])('%s passes', (_, operation, reply) => {
    expect(faultOf(operation, reply)).toBeUndefined();
  });

  test.each<[string, string, Reply]>([
    ['a status that is not listed', 'GET /i/{token}', json(418, offer)],
    ['a type that is not listed', 'GET /i/{token}', json(200, offer, 'text/csv')],
    ['a problem of the wrong type', 'GET /i/{token}', json(410, revoked)],
    ['an offer with a state that does not exist', 'GET /i/{token}', json(200, { ...offer, state: 'lost' })],
    ['an offer without its links', 'GET /i/{token}', json(200, { ...offer, links: undefined })],
    ['an instant that is none', 'GET /i/{token}', json(200, { ...offer, opensAt: '2020-11-31T12:00:00Z' })],
    [
      'a problem with an offer that is none',
      'GET /i/{token}',
      json(410, { ...revoked, offer: { state: 'open' } }, problemType),
    ],
    [
      'a form that was taken and leads nowhere',
      'POST /i/{token}/book',
      { status: 303, headers: {}, body: '' },
    ],
  ])('%s is caught', (_, operation, reply) => {
    expect(faultOf(operation, reply)).toBeTypeOf('string');
  });
});
