import * as z from 'zod';
import { problemMediaType } from '#functions/applicant/problem-json.ts';
import {
  accommodationBody,
  bookBody,
  cancelBody,
  declineBody,
  moveBody,
  phoneBody,
  takeBackBody,
  trackBody,
  withdrawBody,
} from '#functions/applicant/request-bodies.ts';
import type { RouteName } from '#functions/http/routes.ts';
import { problemTexts } from '#functions/problems/problems.ts';
import { offerJsonSchema, problemJsonSchema } from './reply-schemas.ts';

type Described = {
  readonly summary: string;
  readonly body?: z.core.$ZodType;
  readonly answers?: 'calendar' | 'document';
};

/** What each route is for, and what it takes; or that it is a page for people, which is not in the document. */
export type Descriptions = Readonly<Record<RouteName<'applicant'>, Described | 'page'>>;

const descriptions: Descriptions = {
  'GET /': 'page',
  'GET /season': 'page',
  'GET /openapi.json': { summary: 'This document', answers: 'document' },
  'GET /i/{token}': { summary: 'The offer, and what can be chosen' },
  'GET /i/{token}/move': 'page',
  'GET /i/{token}/cancel': 'page',
  'GET /i/{token}/decline': 'page',
  'GET /i/{token}/accommodation': 'page',
  'GET /i/{token}/zone': 'page',
  'GET /i/{token}/calendar.ics': {
    summary: 'The booked days as they stand, as iCalendar',
    answers: 'calendar',
  },
  'POST /i/{token}/book': { summary: 'Book a day, or both days of a pair', body: bookBody },
  'POST /i/{token}/move': { summary: 'Exchange the booked days for others in one step', body: moveBody },
  'POST /i/{token}/cancel': { summary: 'Give back every booked day and end the offer', body: cancelBody },
  'POST /i/{token}/decline': { summary: 'Say no to an open offer', body: declineBody },
  'POST /i/{token}/phone': {
    summary: 'Leave a phone for the interview day, or take it back',
    body: phoneBody,
  },
  'POST /i/{token}/track': {
    summary: 'Ask, after the interview, to be considered for another track',
    body: trackBody,
  },
  'POST /i/{token}/track/take-back': {
    summary: 'Take that request back before it is answered',
    body: takeBackBody,
  },
  'POST /i/{token}/accommodation': {
    summary: 'Ask for an accommodation, or change the request before it is decided',
    body: accommodationBody,
  },
  'POST /i/{token}/accommodation/withdraw': {
    summary: 'Withdraw that request before it is decided',
    body: withdrawBody,
  },
  // What a browser does with tokens is its page's own affair.
  'POST /i/{token}/panel/{on}/tokens': 'page',
  'POST /i/{token}/panel/{on}/question': 'page',
};

/**
 * The OpenAPI 3.1 description of every address that software may use, made from the schemas that check it. What is served
 * is `openapi.json`, which `npm run openapi` writes with it: so the function need not carry what makes it.
 */
export function openApi(): unknown {
  const described = Object.entries(descriptions).flatMap(([name, description]): Operation[] => {
    const [method = '', path = ''] = name.split(' ');
    return description === 'page' ? [] : [{ method, path, ...description }];
  });
  const paths = Object.groupBy(described, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: { title: 'Fairslot', version: '1', description: 'Interview dates for residency programs.' },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, routes = []]) => [path, Object.fromEntries(routes.map(operation))]),
    ),
    components: { schemas: components() },
  };
}

type Operation = Described & { readonly method: string; readonly path: string };

function operation({ method, path, summary, body, answers }: Operation): [string, unknown] {
  const token = { name: 'token', in: 'path', required: true, schema: { type: 'string' } };
  return [
    method.toLowerCase(),
    {
      summary,
      operationId: operationId(method, path),
      parameters: path.includes('{token}') ? [token] : [],
      ...(body
        ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }
        : {}),
      responses: { ...success(method, answers), ...(path.includes('{token}') ? ofLink : {}) },
    },
  ];
}

/** `GET /i/{token}/calendar.ics` is `getITokenCalendarIcs`. */
function operationId(method: string, path: string): string {
  const words = path.split(/\W+/).filter(Boolean);
  return [method.toLowerCase(), ...words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)].join('');
}

function success(method: string, answers: Described['answers']): Record<string, unknown> {
  if (method === 'POST')
    return { 303: { description: 'Done, now or before: see the offer', headers: location } };
  if (answers === 'calendar')
    return { 200: { description: 'iCalendar', content: { 'text/calendar': { schema: text } } } };
  if (answers === 'document')
    return {
      200: { description: 'As it stands', content: { 'application/json': { schema: { type: 'object' } } } },
    };
  const schema = { $ref: '#/components/schemas/Offer' };
  return {
    200: { description: 'As it stands', content: { 'application/json': { schema }, 'text/html': page } },
  };
}

const text = { type: 'string' };
/** What is answered to those who do not ask for JSON. */
const page = { schema: text };
const location = { location: { required: true, schema: text } };

/** One response for each status that a problem can have. */
const problems = Object.fromEntries(
  Object.entries(Object.groupBy(Object.entries(problemTexts), ([, { status }]) => String(status))).map(
    ([status, kinds = []]) => [
      status,
      {
        description: kinds.map(([kind]) => kind).join(', '),
        content: {
          [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } },
          'text/html': page,
        },
      },
    ],
  ),
);

/** What a personal link may lead to besides what was asked for. */
const ofLink = {
  303: { description: 'Done, or the same address without the marks after the link', headers: location },
  ...problems,
};

/** The shapes that replies share, by name; they refer to each other inside the document. */
function components(): Record<string, unknown> {
  const named = z.registry<{ id: string }>();
  named.add(offerJsonSchema, { id: 'Offer' });
  named.add(problemJsonSchema, { id: 'Problem' });
  const uri = (id: string) => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(named, { uri, io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}

function schemaOf(schema: z.core.$ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
