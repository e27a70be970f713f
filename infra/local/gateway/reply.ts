import type { ServerResponse } from 'node:http';

/** Errors that API Gateway returns by itself, with its own messages. */
export const gatewayErrors = {
  400: 'Bad Request',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

export function sendError(response: ServerResponse, status: keyof typeof gatewayErrors): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: gatewayErrors[status] }));
}

type Reply = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

/** The gateway sets these headers itself. */
const ownHeaders = ['content-length', 'connection', 'transfer-encoding', 'keep-alive'];

/**
 * Sends a function's result in payload format 2.0: a result without `statusCode` is the JSON body of a 200. Throws
 * before sending anything if the result is invalid.
 */
export function sendResult(response: ServerResponse, answer: unknown): void {
  const reply = replyOf(answer);
  const body = Buffer.from(reply.body ?? '', reply.isBase64Encoded ? 'base64' : 'utf8');
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    if (!ownHeaders.includes(name.toLowerCase())) response.setHeader(name, String(value));
  }
  if (reply.cookies?.length) response.setHeader('set-cookie', reply.cookies);
  response.setHeader('content-length', body.length);
  response.writeHead(reply.statusCode);
  response.end(body);
}

function replyOf(answer: unknown): Reply {
  if (typeof answer === 'object' && answer !== null && 'statusCode' in answer) {
    const { statusCode } = answer;
    if (
      typeof statusCode !== 'number' ||
      !Number.isInteger(statusCode) ||
      statusCode < 200 ||
      statusCode > 599
    ) {
      throw new Error(`a function answered with status ${String(statusCode)}`);
    }
    return answer as Reply;
  }
  const headers = { 'content-type': 'application/json' };
  return { statusCode: 200, headers, body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
}
