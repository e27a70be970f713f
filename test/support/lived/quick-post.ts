import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import PostalMime from 'postal-mime';
import { listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';

/** A mail as its reader gets it, with the record and the notice under which it was sent. */
export type LivedMail = {
  readonly to: string;
  /** Empty: the record is of no offer. */
  readonly offer: string;
  readonly record: string;
  readonly notice: number;
  readonly subject: string;
  /** Text, HTML and files: everything that could show somebody's data. */
  readonly all: string;
  readonly text: string;
  readonly calendar?: string;
  /** METHOD in the content type of the calendar part. */
  readonly method?: string;
};

/** A stand-in of SES that keeps what it is given: thousands of mails a season, of which a mailbox with pages is too slow. */
export type QuickPost = {
  readonly url: string;
  /** The mails since the last call, in the order in which they came. */
  readonly collect: () => Promise<readonly LivedMail[]>;
  readonly stop: () => Promise<void>;
};

type Posted = { readonly raw: string; readonly to: string; readonly tags: ReadonlyMap<string, string> };

export async function startQuickPost(): Promise<QuickPost> {
  const posted: Posted[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams((await collectBody(request, 1_000_000))?.toString() ?? '');
    const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('utf8');
    posted.push({ raw, to: form.get('Destinations.member.1') ?? '', tags: tagsIn(form) });
    const reply = `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>quick-${posted.length}</MessageId></SendRawEmailResult></SendRawEmailResponse>`;
    response.writeHead(200, { 'content-type': 'text/xml' }).end(reply);
  };
  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  const { url, close } = await listen(server);
  return {
    url,
    collect: () => Promise.all(posted.splice(0).map(opened)),
    stop: close,
  };
}

function tagsIn(form: URLSearchParams): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (let place = 1; form.has(`Tags.member.${place}.Name`); place += 1)
    tags.set(form.get(`Tags.member.${place}.Name`) ?? '', form.get(`Tags.member.${place}.Value`) ?? '');
  return tags;
}

async function opened({ raw, to, tags }: Posted): Promise<LivedMail> {
  const {
    subject = '',
    text = '',
    html = '',
    attachments,
  } = await PostalMime.parse(raw, {
    attachmentEncoding: 'utf8',
  });
  const entry = attachments.find(({ mimeType }) => mimeType.startsWith('text/calendar'));
  const files = attachments.map(({ content }) => String(content));
  const method = /content-type: text\/calendar;[^\n]*?method="?(\w+)/i.exec(
    raw.replace(/\r?\n[ \t]+/g, ' '),
  )?.[1];
  return {
    ...{ to, subject, text, all: [subject, text, html, ...files].join('\n') },
    ...{
      offer: tags.get('offer') ?? '',
      record: tags.get('record') ?? '',
      notice: Number(tags.get('notice')),
    },
    ...(entry ? { calendar: String(entry.content) } : {}),
    ...(method ? { method } : {}),
  };
}
