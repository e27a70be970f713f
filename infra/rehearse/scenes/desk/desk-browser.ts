import { checkSame } from '#infra/rehearse/stage/check.ts';
import type { Emulator } from '#infra/rehearse/stage/emulator.ts';
import type { Page } from '#infra/rehearse/stage/pages.ts';

/** A browser that is signed in at the deployed desk. */
export type DeskBrowser = {
  /** Opens a page of the desk by its path. */
  readonly open: (path: string) => Promise<Page>;
  /** Sends a form with the session's token. Returns where the reply leads. */
  readonly send: (path: string, form: Readonly<Record<string, string>>) => Promise<string>;
};

/**
 * A browser with the session's cookie. The emulator's HTTP API leaves cookies out of its events (see `emulator-gaps.ts`), so
 * each request is handed to the deployed function as the event that API Gateway would make of it.
 */
export function deskBrowser(
  emulator: Emulator,
  { url, functionName }: { readonly url: string; readonly functionName: string | undefined },
  cookie: string,
): DeskBrowser {
  const request = async (method: 'GET' | 'POST', target: string, body?: string): Promise<Page> => {
    const Payload = JSON.stringify(eventOf(url, { method, target, cookie, body }));
    const answer = await emulator.call('lambda', 'invoke', { FunctionName: functionName, Payload });
    const { statusCode, headers, body: text } = JSON.parse(String(answer.Payload));
    return { status: statusCode, headers, text };
  };
  const open = (path: string) => request('GET', path);
  let csrf: string | undefined;
  return {
    open: async (path) => {
      const page = await open(path);
      csrf ??= fieldIn(page.text, 'csrf');
      return page;
    },
    send: async (path, form) => {
      const body = new URLSearchParams({ csrf: csrf ?? '', ...form }).toString();
      const { status, headers, text } = await request('POST', path, body);
      checkSame(status, 303, `the status of ${path} (${text.slice(0, 300)})`);
      return String(headers.location);
    },
  };
}

type Sent = {
  readonly method: string;
  readonly target: string;
  readonly cookie: string;
  readonly body: string | undefined;
};

/** An HTTP API event, payload version 2.0. The route is the path, with a placeholder for the id of an upload. */
function eventOf(url: string, { method, target, cookie, body }: Sent): object {
  const { host, origin, pathname, searchParams } = new URL(target, url);
  const [id] = /upload_[0-9a-z]{26}/.exec(pathname) ?? [];
  return {
    version: '2.0',
    routeKey: `${method} ${id ? pathname.replace(id, '{upload}') : pathname}`,
    rawPath: pathname,
    rawQueryString: searchParams.toString(),
    headers: { host, origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    cookies: [cookie],
    ...(id ? { pathParameters: { upload: id } } : {}),
    requestContext: { domainName: host, http: { method, sourceIp: '192.0.2.1' } },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}

/** The value of the first hidden field of this name in a page. */
export function fieldIn(page: string, name: string): string | undefined {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
}
