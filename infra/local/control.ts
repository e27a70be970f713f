import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { ClockRefusal, formatProgramTime } from '#infra/local/clock/parse-move.ts';
import { type MailEventKind, mailEventKinds } from '#infra/local/mail/ses-event.ts';
import { type Listening, listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';

export type ControlOptions = {
  readonly zone: string;
  readonly now: () => number;
  readonly moveClock: (asked: string) => Promise<void>;
  /** Returns whether there is such a mail. */
  readonly publishMailEvent: (kind: MailEventKind, messageId: string) => Promise<boolean>;
  readonly failed: (cause: unknown) => void;
};

const clockBody = z.object({ move: z.string() });
const mailBody = z.object({ kind: z.enum(mailEventKinds), messageId: z.string() });

/**
 * The control endpoint for the developer, on a port of its own: `GET /clock`, `POST /clock {move}` and `POST
 * /mail-events {kind, messageId}`. A change must be sent as JSON, so that a web page cannot forge one (CSRF).
 */
export function startControl(options: ControlOptions): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(options, request)
      .catch((cause: unknown) => refused(options, cause))
      .then(({ status, body }) => send(response, status, body))
      .catch(() => response.destroy());
  });
  server.requestTimeout = 0;
  return listen(server);
}

type Answer = { readonly status: number; readonly body: object };

async function answer(options: ControlOptions, request: IncomingMessage): Promise<Answer> {
  const asked = `${request.method} ${request.url}`;
  const body = (await collectBody(request, 64 * 1024))?.toString('utf8') ?? '';
  if (asked === 'GET /clock') return clockOf(options);
  if (request.headers['content-type'] !== 'application/json') return message(415, 'Send application/json.');
  if (asked === 'POST /clock') {
    await options.moveClock(clockBody.parse(JSON.parse(body)).move);
    return clockOf(options);
  }
  if (asked === 'POST /mail-events') {
    const { kind, messageId } = mailBody.parse(JSON.parse(body));
    const known = await options.publishMailEvent(kind, messageId);
    return known ? { status: 200, body: {} } : message(404, 'There is no mail with this id.');
  }
  return message(404, 'Not found.');
}

function clockOf({ now, zone }: ControlOptions): Answer {
  const at = now();
  return {
    status: 200,
    body: { now: new Date(at).toISOString(), shown: formatProgramTime(at, zone), process: process.pid },
  };
}

function refused({ failed }: ControlOptions, cause: unknown): Answer {
  if (cause instanceof ClockRefusal) return message(400, cause.message);
  if (cause instanceof z.ZodError || cause instanceof SyntaxError)
    return message(400, 'The body is not valid.');
  failed(cause);
  return message(500, 'The request failed; the log has the error.');
}

function message(status: number, message: string): Answer {
  return { status, body: { message } };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
