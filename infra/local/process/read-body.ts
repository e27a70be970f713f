import type { IncomingMessage } from 'node:http';

/** The body of a request, or `undefined` if it is larger than `limit` bytes. Never buffers more than that. */
export async function collectBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}
