import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { readonly url: string; readonly port: number; close(): Promise<void> };

/** Makes `server` listen on the loopback interface: on port `wanted`, or on a free one if that is taken. */
export async function listen(server: Server, wanted = 0): Promise<Listening> {
  const port = await bind(server, wanted).catch((cause: NodeJS.ErrnoException) => {
    if (wanted === 0 || cause.code !== 'EADDRINUSE') throw cause;
    return bind(server, 0);
  });
  return { url: `http://127.0.0.1:${port}`, port, close: () => closeServer(server) };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Closes the server and its open connections. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
