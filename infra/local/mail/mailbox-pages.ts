import type { Email } from 'aws-ses-v2-local/dist/store.js';
import { html, raw } from 'hono/html';

/** A page of the mailbox, or a file of one of its mails. */
export type MailboxReply = {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** The name under which a browser saves the file. */
  readonly saveAs?: string;
};

const MOST_SHOWN = 200;

const sheet = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem}
form{display:flex;gap:.5rem;margin:1rem 0;flex-wrap:wrap}input,button{font:inherit;padding:.4rem .7rem;min-height:2.5rem}input{flex:1 1 15rem}
ul{list-style:none;padding:0}li{border-top:1px solid #8886;padding:.6rem 0;overflow-wrap:anywhere}li small,dt{opacity:.75}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;overflow-wrap:anywhere}dd{margin:0}
iframe{width:100%;height:42rem;border:1px solid #8886;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere}`;

/** Returns what the mailbox shows at `address`: its mails, newest first, one mail, or a file that a mail carries. */
export function mailboxReply(emails: readonly Email[], address: string): MailboxReply {
  const url = URL.parse(address, 'http://localhost');
  const [, place, id = '', part = ''] = url?.pathname.split('/') ?? [];
  if (place === '') return page('Mailbox', listOf(emails, url?.searchParams.get('search') ?? ''));
  if (place === 'store') return { status: 200, type: 'application/json', body: JSON.stringify({ emails }) };
  const mail = place === 'mail' ? emails.find(({ messageId }) => messageId === id) : undefined;
  if (!mail) return { ...page('Not found', html`<h1>There is no such mail</h1>`), status: 404 };
  const file = part === '' ? undefined : mail.attachments[Number(part)];
  if (!file) return page(mail.subject, mailShown(mail));
  const { contentType, content, filename = 'attachment' } = file;
  return { status: 200, type: contentType, body: Buffer.from(content, 'base64'), saveAs: filename };
}

type Html = ReturnType<typeof html>;

function page(title: string, main: Html): MailboxReply {
  const body = html`<!doctype html><html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${raw(sheet)}</style></head><body><main>${main}</main></body></html>`;
  return { status: 200, type: 'text/html; charset=utf-8', body: body.toString() };
}

function listOf(emails: readonly Email[], search: string): Html {
  const words = search.toLowerCase().split(/\s+/);
  const found = emails.filter((mail) => {
    const text = `${mail.destination.to.join(' ')} ${mail.subject} ${mail.body.text ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const shown = found.slice(-MOST_SHOWN).reverse();
  return html`<h1>Mailbox: ${found.length} of ${emails.length} mails</h1>
<p>Everything that this machine has “sent”. Nothing leaves it.</p>
<form role="search"><input type="search" name="search" value="${search}" aria-label="Search address, subject and text"><button>Search</button></form>
<ul>${shown.map((mail) => html`<li><a href="/mail/${mail.messageId}">${mail.subject}</a><br><small>to ${mail.destination.to.join(', ')} · ${timeOf(mail)}</small></li>`)}</ul>
${found.length > shown.length ? html`<p>The newest ${shown.length} are shown: search for an older one.</p>` : ''}`;
}

function mailShown(mail: Email): Html {
  const { body, attachments, messageId } = mail;
  return html`<p><a href="/">All mails</a></p><h1>${mail.subject}</h1>
<dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.destination.to.join(', ')}</dd><dt>Sent</dt><dd>${timeOf(mail)}</dd></dl>
${attachments.length > 0 ? html`<ul>${attachments.map((file, place) => html`<li><a href="/mail/${messageId}/${place}">${file.filename ?? 'attachment'}</a> <small>${file.contentType}</small></li>`)}</ul>` : ''}
${body.html === undefined ? '' : html`<h2>As it looks</h2><iframe title="The mail as it looks" sandbox="allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox" srcdoc="${`<base target="_top">${body.html}`}"></iframe>`}
<h2>As plain text</h2><pre>${linked(body.text ?? '')}</pre>`;
}

/** The text with its addresses of pages as links. */
function linked(text: string): readonly (string | Html)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => (index % 2 === 0 ? piece : html`<a href="${piece}">${piece}</a>`));
}

function timeOf({ at }: Email): string {
  return new Date(at * 1000).toISOString().replace('T', ' ').slice(0, 16).concat(' UTC');
}
