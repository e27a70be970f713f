import * as z from 'zod/mini';
import type { Instant } from '#domain/values/time.ts';
import { readCookies } from './cookies.ts';

/** A request as the functions see it: nothing of API Gateway is left in it. */
export type Request = {
  /** The entry's route that was met, as `GET /i/{token}`; `$default` for none. */
  readonly route: string;
  readonly method: string;
  /** Decoded, as `/i/abc`. It may hold a key: it is never logged. */
  readonly path: string;
  /** The placeholders of the route, by name and decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** Whether the answer is to be JSON and not a page. */
  readonly wantsJson: boolean;
  readonly contentType: string;
  /** The body as text; `undefined` where it is larger than its route takes. */
  readonly body: string | undefined;
  /** The body as it was sent, which may hold files that are no text; `undefined` where `body` is. */
  readonly bytes: Uint8Array | undefined;
  /** Scheme and host under which the request came in, as `https://interviews.example.org`. */
  readonly origin: string;
  /** The network address that it came from. It stands for a person: it is never logged, and stored only as a keyed hash. */
  readonly source: string;
  /** When it came in. Whatever the request causes is decided and shown at this time. */
  readonly now: Instant;
};

/** What the edge knows besides the event: the time, and how many bytes of a body a route takes. */
export type Edge = { readonly now: Instant; readonly bodyLimitOf: (route: string) => number };

/** What we read of an HTTP API event, payload version 2.0. Whatever is missing or odd is taken as absent. */
const text = (absent: string) => z.catch(z.string(), absent);
const texts = z.catch(z.record(z.string(), z.catch(z.optional(z.string()), undefined)), {});
const event = z.object({
  routeKey: text('$default'),
  rawPath: text('/'),
  rawQueryString: text(''),
  headers: texts,
  cookies: z.catch(z.array(text('')), []),
  pathParameters: texts,
  body: z.catch(z.optional(z.string()), undefined),
  isBase64Encoded: z.catch(z.boolean(), false),
  requestContext: z.catch(
    z.object({
      domainName: text('localhost'),
      http: z.catch(z.object({ method: text('GET'), sourceIp: text('') }), { method: 'GET', sourceIp: '' }),
    }),
    { domainName: 'localhost', http: { method: 'GET', sourceIp: '' } },
  ),
});

/** Reads an HTTP API event. Total: any value gives a request, at worst one that meets no route. */
export function readRequest(raw: unknown, { now, bodyLimitOf }: Edge): Request {
  const read = event.safeParse(raw);
  const { routeKey, rawQueryString, requestContext, ...rest } = read.success ? read.data : event.parse({});
  const route = routeKey.replace(/^HEAD /, 'GET ');
  const headers = lowerCased(present(rest.headers));
  const { accept = '', host, 'content-type': contentType = '', 'x-forwarded-proto': scheme } = headers;
  return {
    route,
    method: requestContext.http.method,
    path: rest.rawPath,
    params: present(rest.pathParameters),
    query: new URLSearchParams(rawQueryString),
    headers,
    cookies: readCookies(rest.cookies),
    wantsJson: prefersJson(accept),
    contentType: (contentType.split(';')[0] ?? '').trim().toLowerCase(),
    ...bodyWithin(bodyLimitOf(route), rest),
    origin: `${scheme === 'http' ? 'http' : 'https'}://${host || requestContext.domainName}`,
    source: requestContext.http.sourceIp,
    now,
  };
}

type Texts = Readonly<Record<string, string>>;

function present(values: Readonly<Record<string, string | undefined>>): Texts {
  const found = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(found);
}

function lowerCased(headers: Texts): Texts {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** JSON only for those who name it before HTML, or name no HTML at all: a browser always names HTML first. */
function prefersJson(accept: string): boolean {
  const json = accept.search(/application\/(problem\+)?json/i);
  const html = accept.search(/text\/html/i);
  return json >= 0 && (html < 0 || json < html);
}

type Sent = { readonly body?: string | undefined; readonly isBase64Encoded: boolean };

function bodyWithin(limit: number, { body = '', isBase64Encoded }: Sent): Pick<Request, 'body' | 'bytes'> {
  const none = { body: undefined, bytes: undefined };
  if (body.length > limit * 2) return none;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return bytes.length > limit ? none : { body: bytes.toString('utf8'), bytes };
}
