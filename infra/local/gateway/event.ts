import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { MatchedRoute } from './routes.ts';

/**
 * Path and query as API Gateway's HTTP APIs see them: the path is decoded before routing, and ends at a decoded `?`.
 * Returns `undefined` if the request's target is not a path or cannot be decoded.
 */
export function requestTarget(url: string): { readonly path: string; readonly query: string } | undefined {
  const [encoded = '', ...rest] = url.split('?');
  if (!encoded.startsWith('/')) return undefined;
  try {
    const path = decodeURIComponent(encoded).split('?')[0] ?? '';
    return { path, query: rest.join('?') };
  } catch {
    return undefined;
  }
}

/** The event of a request, payload version 2.0, as API Gateway hands it to Lambda. */
export function gatewayEvent(
  request: IncomingMessage,
  target: { readonly path: string; readonly query: string },
  route: MatchedRoute,
  body: Buffer,
): APIGatewayProxyEventV2 {
  const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim());
  const query = queryOf(target.query);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: target.path,
    rawQueryString: target.query,
    ...(request.headers.cookie ? { cookies } : {}),
    headers: headersOf(request, body),
    ...(query ? { queryStringParameters: query } : {}),
    requestContext: contextOf(request, target.path, route.routeKey),
    ...(Object.keys(route.pathParameters).length > 0 ? { pathParameters: route.pathParameters } : {}),
    ...bodyOf(body, request.headers['content-type']),
  };
}

const notForwarded = ['cookie', 'connection', 'keep-alive', 'transfer-encoding', 'expect', 'upgrade', 'te'];

function headersOf(request: IncomingMessage, body: Buffer): Record<string, string> {
  const sent = Object.entries(request.headersDistinct)
    .filter(([name]) => !notForwarded.includes(name))
    .map(([name, values]) => [name, (values ?? []).join(',')] as const);
  const forwardedFor = request.headersDistinct['x-forwarded-for'] ?? [];
  return {
    ...Object.fromEntries(sent),
    'content-length': String(body.length),
    'x-amzn-trace-id': `Root=1-${randomUUID().slice(0, 8)}-${randomUUID().replaceAll('-', '').slice(0, 24)}`,
    'x-forwarded-for': [...forwardedFor, addressOf(request)].join(', '),
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
}

function queryOf(raw: string): Record<string, string> | undefined {
  const search = new URLSearchParams(raw);
  const names = [...new Set(search.keys())];
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, search.getAll(name).join(',')]));
}

/** Content types that HTTP APIs pass on as text. All others are base64: forms too, and bodies without a type. */
const text = /^(text\/[^;]*|application\/(json|xml|javascript))\s*(;|$)/i;

function bodyOf(body: Buffer, type = ''): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  return text.test(type)
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

function contextOf(request: IncomingMessage, path: string, routeKey: string) {
  const now = new Date();
  const domainName = request.headers.host ?? 'localhost';
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    http: {
      method: request.method ?? 'GET',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: addressOf(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey,
    stage: '$default',
    time: commonLogTime(now),
    timeEpoch: now.getTime(),
  };
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '127.0.0.1';
}

/** As `26/Oct/2020:13:00:00 +0000` */
function commonLogTime(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
