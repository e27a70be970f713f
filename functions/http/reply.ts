import { type Cookie, cookieText } from './cookies.ts';

/** An answer as the functions give it. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly Cookie[];
  readonly body: string;
};

/** What API Gateway makes an HTTP response of. */
export type GatewayReply = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: false;
};

export function htmlReply(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function json(status: number, value: unknown, type = 'application/json'): Reply {
  return { status, headers: { 'content-type': `${type}; charset=utf-8` }, body: JSON.stringify(value) };
}

/** A CSV file that the browser saves under `name`, which is plain ASCII. */
export function csvReply(name: string, text: string): Reply {
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  };
  return { status: 200, headers, body: text };
}

/** The browser goes on to a page that can be loaded again without doing anything. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: '' };
}

/** The same reply with one more header, whose name is in small letters. */
export function withHeader(reply: Reply, name: string, value: string): Reply {
  return { ...reply, headers: { ...reply.headers, [name]: value } };
}

/** The reply as API Gateway takes it, with the `extra` headers. Throws on a cookie that cannot be sent. */
export function toGateway(reply: Reply, extra: Readonly<Record<string, string>>): GatewayReply {
  const { status, headers, cookies = [], body } = reply;
  return {
    statusCode: status,
    headers: { ...extra, ...headers },
    ...(cookies.length > 0 ? { cookies: cookies.map(cookieText) } : {}),
    body,
    isBase64Encoded: false,
  };
}
