import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { readonly url: string; readonly port: number; close(): Promise<void> };

/** Lets `server` listen on this machine's loopback only: on the wanted port, or on a free one if that is taken. */
export async function listen(server: Server, wanted = 0): Promise<Listening> {
  const port = await bound(server, wanted).catch((cause: NodeJS.ErrnoException) => {
    if (wanted === 0 || cause.code !== 'EADDRINUSE') throw cause;
    return bound(server, 0);
  });
  return { url: `http://127.0.0.1:${port}`, port, close: () => closed(server) };
}

function bound(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Ends the server and what is still connected to it. */
export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
