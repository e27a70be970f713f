/** An answer as the functions give it. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What API Gateway makes an HTTP response of. */
export type GatewayReply = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: false;
};

export function html(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function json(status: number, value: unknown, type = 'application/json'): Reply {
  return { status, headers: { 'content-type': `${type}; charset=utf-8` }, body: JSON.stringify(value) };
}

/** After a form was taken: the browser goes on to a page that can be loaded again without doing anything. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: '' };
}

export function toGateway(reply: Reply, extra: Readonly<Record<string, string>>): GatewayReply {
  return {
    statusCode: reply.status,
    headers: { ...extra, ...reply.headers },
    body: reply.body,
    isBase64Encoded: false,
  };
}
