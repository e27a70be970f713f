import { deskPolicy } from '#functions/desk/desk-sheet.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import type { UploadForm } from '#functions/files/upload-form.ts';
import { type Reply, withHeader } from '#functions/http/reply.ts';
import { securityHeaders } from '#functions/http/security-headers.ts';
import { html, type Markup } from '#functions/page/markup.ts';

/** The browser sends this to the bucket, whose fields come before the file. A file can be dropped onto the field. */
export function dropForm({ url, fields }: UploadForm): Markup {
  return html`<form class="drop" method="post" enctype="multipart/form-data" action="${url}">${hiddenFields(Object.entries(fields))}
<label for="file">Choose a file, or drop it here</label>
<input id="file" type="file" name="file" accept=".csv,.txt,.tsv,.xlsx" required>
<button>Upload</button></form>`;
}

/** The reply with a page that has such a form: the bucket's own address is known only now, and this page alone may send there. */
export function withBucket(reply: Reply, { url }: UploadForm): Reply {
  const policy = securityHeaders(deskPolicy, { 'form-action': [new URL(url).origin] });
  return withHeader(reply, 'content-security-policy', policy['content-security-policy'] ?? '');
}
