import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { Emulator } from './emulator.ts';

export type Page = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
};

export type PageRequest = {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly json?: boolean;
  /** Sent as `application/x-www-form-urlencoded`, or with its files as `multipart/form-data`. */
  readonly form?: Readonly<Record<string, string>> | FormData;
};

/** Requests a URL of the deployed API, as a browser does; its host name is resolved to this machine. */
export async function fetchPage(
  { port, certificate }: Emulator,
  url: string,
  ask: PageRequest = {},
): Promise<Page> {
  const { host, pathname, search } = new URL(url);
  const body = ask.form && (await encoded(ask.form));
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      servername: 'localhost',
      ca: readFileSync(certificate),
      method: ask.method ?? (body === undefined ? 'GET' : 'POST'),
      path: pathname + search,
      headers: {
        host,
        accept: ask.json ? 'application/json' : 'text/html',
        ...(body === undefined ? {} : { 'content-type': body.type, 'content-length': body.bytes.length }),
      },
    });
    sent.once('error', reject);
    sent.once('response', async (reply) => {
      const parts: Buffer[] = [];
      for await (const part of reply) parts.push(part);
      resolve({
        status: reply.statusCode ?? 0,
        headers: reply.headers,
        text: Buffer.concat(parts).toString('utf8'),
      });
    });
    sent.end(body?.bytes);
  });
}

/** The bytes of a form and their type, with the boundary of its parts. */
async function encoded(form: NonNullable<PageRequest['form']>) {
  const body = new Response(form instanceof FormData ? form : new URLSearchParams(form));
  const type = body.headers.get('content-type') ?? '';
  return { type, bytes: Buffer.from(await body.arrayBuffer()) };
}
