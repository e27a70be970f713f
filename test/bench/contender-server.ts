import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '#infra/local/process/listen.ts';
import { byFairslot } from './by-fairslot.ts';
import { byPostgres } from './by-postgres.ts';
import { byTransaction } from './by-transaction.ts';
import type { Contender, Run } from './contender.ts';

/** The same bare HTTP server for every contender, in a process of its own that ends with its parent. */
const contenders: Readonly<Record<string, () => Promise<Contender>>> = {
  fairslot: byFairslot,
  transaction: byTransaction,
  postgres: byPostgres,
};

const make = contenders[process.argv[2] ?? ''];
if (!make) throw new Error(`no contender is called ${process.argv[2]}`);
const contender = await make();
const server = createServer((request, response) => {
  respond(request, response).catch((cause: unknown) => {
    response.writeHead(500).end(String(cause));
  });
});
// A busy process must not take a waiting connection for an idle one.
server.keepAliveTimeout = 0;
const { port } = await listen(server);
process.on('message', (run: Run) => {
  void contender.prepare(run).then(() => process.send?.('ready'));
});
process.once('disconnect', () => process.exit());
process.send?.({ port });

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await contender.answer(request.url ?? '', await text(request));
  response.writeHead(status, headers).end(body && Buffer.from(body));
}
