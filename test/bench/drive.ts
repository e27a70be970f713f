import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly milliseconds: number;
};

export type Driven = { readonly replies: readonly Reply[]; readonly seconds: number };

/** Posts `body` to every path, `atOnce` of them under way at any time, over connections that are kept. */
export async function drive(
  port: number,
  paths: readonly string[],
  body: string,
  atOnce: number,
): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const replies: Reply[] = [];
  const waiting = paths.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const path of waiting) replies.push(await post(agent, port, path, body));
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { replies, seconds };
}

function post(agent: Agent, port: number, path: string, body: string): Promise<Reply> {
  const began = performance.now();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          milliseconds: performance.now() - began,
        });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
