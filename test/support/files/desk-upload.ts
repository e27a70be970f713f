import { expect } from 'vitest';
import type { GatewayReply } from '#functions/http/reply.ts';
import { csrfIn, type RunningDesk } from '#test/support/hosts/desk.ts';

/** What a coordinator does with files at the desk, step by step as a browser does it. */
export type DeskUploads = {
  /** Sends the form on the page to the bucket, and returns the query with which the desk is met again. */
  readonly uploaded: (text: string | Buffer, name?: string, area?: 'imports' | 'facts') => Promise<string>;
  /** Uploads the file and presses the button that begins to read it. Returns the id of the upload. */
  readonly begun: (text: string | Buffer, name?: string, area?: 'imports' | 'facts') => Promise<string>;
  /** What the stream hands to the function that reads and imports. */
  readonly work: (id: string) => Promise<void>;
  readonly pageOf: (id: string, by?: string) => Promise<GatewayReply>;
  /** Presses a button on the page of the file. */
  readonly press: (
    id: string,
    action: string,
    more?: Readonly<Record<string, string>>,
  ) => Promise<GatewayReply>;
};

/** The steps at `desk`, by the coordinator of the session `cookie`. */
export function deskUploads(desk: RunningDesk, season: string, cookie: string): DeskUploads {
  const uploaded: DeskUploads['uploaded'] = async (text, name = 'eras.csv', area = 'imports') => {
    const { body } = await desk.send(`GET /desk/${area}`, { cookie });
    const start = body.indexOf('class="drop"');
    const url =
      /class="drop" method="post" enctype="multipart\/form-data" action="([^"]+)"/.exec(body)?.[1] ?? '';
    const drop = body.slice(start, body.indexOf('</form>', start));
    const form = new FormData();
    for (const [, field = '', value = ''] of drop.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g))
      form.append(field, value.replaceAll('&amp;', '&'));
    form.append('file', new File([new Uint8Array(Buffer.from(text))], name));
    const reply = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    const back = new URL(reply.headers.get('location') ?? '');
    expect(back.pathname).toBe(`/desk/${area}/arrived`);
    return back.search;
  };
  const pageOf: DeskUploads['pageOf'] = (id, by = cookie) =>
    desk.send('GET /desk/imports/{upload}', { cookie: by, params: { upload: id } });
  return {
    ...{ uploaded, pageOf },
    begun: async (text, name, area = 'imports') => {
      const query = new URLSearchParams(await uploaded(text, name, area));
      const check = await desk.send(`GET /desk/${area}/check`, { cookie, query: `?${query}` });
      const reply = await desk.send(area === 'imports' ? 'POST /desk/imports' : 'POST /desk/facts/file', {
        cookie,
        form: { csrf: csrfIn(check), key: query.get('key') ?? '' },
      });
      expect(reply.statusCode).toBe(303);
      return /upload_\w+/.exec(reply.headers.location ?? '')?.[0] ?? '';
    },
    work: async (id) => {
      const NewImage = { id: { S: id }, season: { S: season }, kind: { S: 'upload' } };
      const reply = await desk.stage.imports({
        Records: [{ dynamodb: { SequenceNumber: '1', NewImage } }],
      });
      expect(reply).toEqual({ batchItemFailures: [] });
    },
    press: async (id, action, more = {}) => {
      const page = await pageOf(id);
      const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? '';
      return desk.send(`POST /desk/imports/{upload}/${action}`, {
        cookie,
        params: { upload: id },
        form: { csrf: csrfIn(page), version, ...more },
      });
    },
  };
}
