import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';
import type { FileFolder } from './file-folder.ts';
import { formUpload } from './form-upload.ts';
import { S3Refusal } from './s3-refusal.ts';

const LARGEST_FILE = 256 * 1024 * 1024;

export type FilesOptions = {
  readonly bucket: string;
  readonly files: FileFolder;
  /** The time by which forms expire. */
  readonly now: () => number;
};

/**
 * A local S3 with one bucket, at `/BUCKET/KEY`: puts, gets and deletes single files, and takes the form of a browser. Signatures
 * are not checked, because only this machine reaches it; what the policy of a form demands is.
 */
export function startFilesEndpoint(options: FilesOptions): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((cause: unknown) => refuse(response, cause));
  });
  server.requestTimeout = 0;
  return listen(server);
}

async function answer(
  { bucket, files, now }: FilesOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
  const [, name, ...rest] = pathname.split('/').map(decodeURIComponent);
  const key = rest.join('/');
  const body = await collectBody(request, LARGEST_FILE);
  if (name !== bucket) throw new S3Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
  if (!body)
    throw new S3Refusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  const type = request.headers['content-type'] ?? 'application/octet-stream';
  switch (request.method) {
    case 'POST': {
      const location = await formUpload({ bucket, files, now: now() }, type, body);
      response.writeHead(303, { location }).end();
      return;
    }
    case 'PUT':
      files.put(key, { bytes: withoutChunks(request, body), type });
      response.writeHead(200, { etag: '"local"' }).end();
      return;
    case 'DELETE':
      files.remove(key);
      response.writeHead(204).end();
      return;
    case 'GET':
      return send(response, files, key, searchParams.get('response-content-disposition'));
    default:
      throw new S3Refusal(405, 'MethodNotAllowed', 'The specified method is not allowed');
  }
}

function send(response: ServerResponse, files: FileFolder, key: string, disposition: string | null): void {
  const found = files.get(key);
  if (!found) throw new S3Refusal(404, 'NoSuchKey', 'The specified key does not exist.');
  response.writeHead(200, {
    'content-type': found.type,
    'content-length': found.bytes.length,
    etag: '"local"',
    ...(disposition === null ? {} : { 'content-disposition': disposition }),
  });
  response.end(found.bytes);
}

/** The SDK may send a body in chunks, each after its length in hexadecimal, with a checksum at the end. */
function withoutChunks(request: IncomingMessage, body: Buffer): Buffer {
  if (!String(request.headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || !(length > 0)) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}

function refuse(response: ServerResponse, cause: unknown): void {
  if (response.headersSent) return void response.destroy();
  const { status, code, message } =
    cause instanceof S3Refusal ? cause : new S3Refusal(500, 'InternalError', String(cause));
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${escaped}</Message></Error>`);
}
