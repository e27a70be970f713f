import * as z from 'zod/mini';

/** A request as the functions see it: nothing of API Gateway is left in it. */
export type Request = {
  /** The entry's route that was met, as `GET /i/{token}`; `$default` for none. */
  readonly route: string;
  readonly method: string;
  readonly token: string;
  readonly query: URLSearchParams;
  /** Whether the answer is to be JSON and not a page. */
  readonly wantsJson: boolean;
  readonly contentType: string;
  /** The body as text; `undefined` where it is larger than any form of ours. */
  readonly body: string | undefined;
  /** Scheme and host under which the request came in, as `https://interviews.example.org`. */
  readonly origin: string;
};

/** No form of ours comes near it. */
const LARGEST_BODY = 8 * 1024;

/** What we read of an HTTP API event, payload version 2.0. Whatever is missing or odd is taken as absent. */
const text = (absent: string) => z.catch(z.string(), absent);
const event = z.object({
  routeKey: text('$default'),
  rawQueryString: text(''),
  headers: z.catch(z.record(z.string(), z.catch(z.optional(z.string()), undefined)), {}),
  pathParameters: z.catch(z.object({ token: text('') }), { token: '' }),
  body: z.catch(z.optional(z.string()), undefined),
  isBase64Encoded: z.catch(z.boolean(), false),
  requestContext: z.catch(
    z.object({
      domainName: text('localhost'),
      http: z.catch(z.object({ method: text('GET') }), { method: 'GET' }),
    }),
    { domainName: 'localhost', http: { method: 'GET' } },
  ),
});

/** Reads an HTTP API event. Total: any value gives a request, at worst one that meets no route. */
export function readRequest(raw: unknown): Request {
  const read = event.safeParse(raw);
  const { routeKey, rawQueryString, headers, pathParameters, requestContext, ...rest } = read.success
    ? read.data
    : event.parse({});
  const header = lowerCased(headers);
  return {
    route: routeKey.replace(/^HEAD /, 'GET '),
    method: requestContext.http.method,
    token: pathParameters.token,
    query: new URLSearchParams(rawQueryString),
    wantsJson: prefersJson(header('accept')),
    contentType: (header('content-type').split(';')[0] ?? '').trim().toLowerCase(),
    body: bodyOf(rest),
    origin: `${header('x-forwarded-proto') === 'http' ? 'http' : 'https'}://${header('host') || requestContext.domainName}`,
  };
}

function lowerCased(headers: Readonly<Record<string, string | undefined>>): (name: string) => string {
  const found = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => found.get(name) ?? '';
}

/** JSON only for those who name it before HTML, or name no HTML at all: a browser always names HTML first. */
function prefersJson(accept: string): boolean {
  const json = accept.search(/application\/(problem\+)?json/i);
  const html = accept.search(/text\/html/i);
  return json >= 0 && (html < 0 || json < html);
}

function bodyOf({
  body = '',
  isBase64Encoded,
}: {
  body?: string | undefined;
  isBase64Encoded: boolean;
}): string | undefined {
  if (body.length > LARGEST_BODY * 2) return undefined;
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  return Buffer.byteLength(text) > LARGEST_BODY ? undefined : text;
}
