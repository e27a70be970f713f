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
  readonly form?: Readonly<Record<string, string>>;
};

/** Requests a URL of the deployed API, as a browser does; its host name is resolved to this machine. */
export function fetchPage(
  { port, certificate }: Emulator,
  url: string,
  ask: PageRequest = {},
): Promise<Page> {
  const { host, pathname, search } = new URL(url);
  const body = ask.form && new URLSearchParams(ask.form).toString();
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
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
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
    sent.end(body);
  });
}
