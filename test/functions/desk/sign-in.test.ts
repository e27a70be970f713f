import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { mostAttempts } from '#domain/sessions/attempts.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import type { GatewayReply } from '#functions/http/reply.ts';

import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { cookieIn, csrfIn, type RunningDesk, runDesk, signInRecords } from '#test/support/hosts/desk.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const edit = { name: 'Sample Editor', address: 'Editor@example.org', may: 'edit' } as const;
const read = { address: 'reader@example.org', may: 'read' } as const;
const season = { ...winterSeason(), coordinators: [edit, read] };

let desk: RunningDesk;
let hour = 0;
let skew = 0;
let now: Instant;
beforeAll(async () => {
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + skew);
  desk = await runDesk(season);
});
afterAll(() => desk.stop());
/** Each test lives in hours of its own, so that the attempts of one do not count for another. */
beforeEach(async () => {
  hour += 30;
  now = plusHours(invitedAt, hour);
  desk.setClock(now);
});

const later = (hours: number) => desk.setClock(plusHours(now, hours));
const home = (cookie?: string) => desk.send('GET /desk', { cookie });
const ask = (address: string, source?: string) =>
  desk.send('POST /desk/sign-in', { form: { address }, ...(source ? { source } : {}) });
const press = (token: string, more = {}) =>
  desk.send('POST /desk/sign-in/{token}', { token, form: {}, ...more });

describe('a sign-in link', () => {
  test('signs in for the desk, once; a second press without the session is refused', async () => {
    await ask('editor@example.org');
    const token = await desk.newestToken();
    const begun = await press(token);
    expect([begun.statusCode, begun.headers.location]).toEqual([303, '/desk']);
    const cookie = cookieIn(begun);
    expect((await home(cookie)).body).toContain('Editor@example.org');
    const replayed = await press(token);
    expect([replayed.statusCode, replayed.cookies]).toEqual([410, undefined]);
    expect(replayed.body).toContain('already used');
    const again = await press(token, { cookie });
    expect([again.statusCode, again.headers.location]).toEqual([303, '/desk']);
  });

  test('twenty presses at once begin one session', async () => {
    await ask('editor@example.org');
    const token = await desk.newestToken();
    const replies = await Promise.all(Array.from({ length: 20 }, () => press(token)));
    expect(replies.filter(({ cookies }) => cookies)).toHaveLength(1);
  });

  test('is not used up by being opened', async () => {
    await ask('editor@example.org');
    const token = await desk.newestToken();
    const before = await everything(desk.store);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const opened = await desk.send(`${method} /desk/sign-in/{token}`, { token });
      expect([opened.statusCode, opened.cookies]).toEqual([200, undefined]);
      expect(opened.body).toContain('<button>Sign in</button>');
    }
    expect(await everything(desk.store)).toEqual(before);
    expect((await press(token)).statusCode).toBe(303);
  });

  test('works for 15 minutes', async () => {
    await ask('editor@example.org');
    const token = await desk.newestToken();
    later(0.24);
    expect((await desk.send('GET /desk/sign-in/{token}', { token })).statusCode).toBe(200);
    later(0.26);
    expect((await desk.send('GET /desk/sign-in/{token}', { token })).statusCode).toBe(410);
    expect((await press(token)).body).toContain('has expired');
  });

  test('that was forged, cut or made for somebody unknown signs nobody in', async () => {
    await ask('editor@example.org');
    const token = await desk.newestToken();
    const [id, signature = ''] = token.split('.');
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const forged of [`${id}.${flipped}`, token.slice(0, -1), `${id}.`, 'x', `${token}.`])
      expect((await press(forged)).statusCode, forged).toBe(404);
    await ask('stranger@example.org');
    const refused = await press(await desk.newestToken());
    expect([refused.statusCode, refused.cookies]).toEqual([403, undefined]);
  });

  test('of an address that was taken out of the season file meanwhile signs nobody in', async () => {
    await ask('reader@example.org');
    await desk.list([edit]);
    pastTheSeasonCache();
    expect((await press(await desk.newestToken())).statusCode).toBe(403);
    await desk.list([edit, read]);
    pastTheSeasonCache();
  });

  test('is mailed, and the table and the logs hold nothing that would make one', async () => {
    await ask('editor@example.org');
    const token = await desk.newestToken();
    const [, signature = ''] = token.split('.');
    const cookie = cookieIn(await press(token));
    const [, id = ''] = cookie.split('.');
    const stored = JSON.stringify(await everything(desk.store));
    for (const secret of [signature, id, cookie]) expect(stored).not.toContain(secret);
  });
});

describe('the page that was asked for', () => {
  const destinationIn = ({ cookies = [] }: GatewayReply) =>
    /^__Host-desk-to=([^;]*)/.exec(cookies.find((each) => each.startsWith('__Host-desk-to')) ?? '')?.[1] ??
    '';
  const signInTo = async (destination: string) => {
    await ask('editor@example.org');
    const others = { '__Host-desk-to': destination };
    return press(await desk.newestToken(), { others });
  };

  test('is opened after the sign-in in the same browser, and is forgotten then', async () => {
    const asked = await desk.send('GET /desk', { query: 'track=preliminary&page=2' });
    expect(asked.statusCode).toBe(401);
    const begun = await signInTo(destinationIn(asked));
    expect(begun.headers.location).toBe('/desk?track=preliminary&page=2');
    expect(destinationIn(begun)).toBe('');
  });

  test.each([
    'https://evil.example.org/desk',
    '//evil.example.org/desk',
    '/\\evil.example.org/desk',
    '/desk/../i/abc',
    '/desk/nowhere',
    '/desk/sign-out',
    '%',
    '',
  ])('is never %j', async (destination) => {
    const begun = await signInTo(encodeURIComponent(destination));
    expect([begun.statusCode, begun.headers.location]).toEqual([303, '/desk']);
  });
});

describe('asking for a link', () => {
  test('has the same reply for everybody, and the same number of reads and writes', async () => {
    const known = await counted(() => ask('editor@example.org', '203.0.113.20'));
    const unknown = await counted(() => ask('nobody@example.org', '203.0.113.21'));
    expect(unknown).toEqual(known);
    const [forKnown, forUnknown] = (await signInRecords(desk.store, season.id)).slice(-2);
    expect([forKnown?.notices.length, forUnknown?.notices.length]).toEqual([1, 0]);
    expect(JSON.stringify(await everything(desk.store))).not.toContain('nobody@');
  });

  test('is limited for each address, known or not, from wherever it is asked', async () => {
    for (const address of ['editor@example.org', 'nobody@example.org']) {
      for (let index = 0; index < mostAttempts.address; index += 1)
        expect((await ask(address, `203.0.113.${index}`)).statusCode).toBe(303);
      const refused = await ask(address.toUpperCase(), '198.51.100.9');
      expect([refused.statusCode, refused.body.includes('Too many')]).toEqual([429, true]);
    }
    later(1);
    expect((await ask('editor@example.org')).statusCode).toBe(303);
  });

  test('is limited for each source, whatever the address, and for a network of IPv6 as a whole', async () => {
    for (let index = 0; index < mostAttempts.source; index += 1)
      expect((await ask(`any-${index}@example.org`, `2001:db8:0:1::${index}`)).statusCode).toBe(303);
    expect((await ask('editor@example.org', '2001:db8::1:0:0:0:ffff')).statusCode).toBe(429);
    expect((await ask('editor@example.org', '2001:db8:0:2::1')).statusCode).toBe(303);
  });

  test('by a crowd at once is counted one by one', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => ask('crowd@example.org')));
    expect(replies.filter(({ statusCode }) => statusCode === 303)).toHaveLength(mostAttempts.address);
  });

  test.each(['', 'editor', 'editor@example.org\r\nbcc: x@example.org'])(
    'for %j is refused',
    async (address) => {
      const reply = await ask(address);
      expect([reply.statusCode, reply.body.includes('aria-invalid')]).toEqual([422, true]);
    },
  );
});

describe('a session', () => {
  test('ends after two idle hours, and each request starts them over without a write', async () => {
    let cookie = await desk.signIn('editor@example.org');
    const before = await everything(desk.store);
    for (const hours of [1.9, 3.8, 5.7]) {
      later(hours);
      const reply = await home(cookie);
      expect(reply.statusCode).toBe(200);
      cookie = cookieIn(reply);
    }
    expect(await everything(desk.store)).toEqual(before);
    later(7.8);
    expect((await home(cookie)).statusCode).toBe(401);
  });

  test('needs no other sign-in: its page leads on to the desk', async () => {
    const cookie = await desk.signIn('editor@example.org');
    const { statusCode, headers } = await desk.send('GET /desk/sign-in', { cookie });
    expect([statusCode, headers.location]).toEqual([303, '/desk']);
  });

  test('ends after a day in any case', async () => {
    let cookie = await desk.signIn('editor@example.org');
    for (let hours = 1.5; hours < 24; hours += 1.5) {
      later(hours);
      cookie = cookieIn(await home(cookie));
    }
    later(23.99);
    expect((await home(cookie)).statusCode).toBe(200);
    later(24.01);
    expect((await home(cookie)).statusCode).toBe(401);
  });

  test('has a new id at each sign-in, and the one before it is over', async () => {
    const first = await desk.signIn('editor@example.org');
    const second = await desk.signIn('editor@example.org', first);
    expect(second.split('.')[1]).not.toBe(first.split('.')[1]);
    expect((await home(first)).statusCode).toBe(401);
    expect((await home(second)).statusCode).toBe(200);
  });

  test('that a stranger planted is not taken over', async () => {
    const planted = `${Buffer.from('editor@example.org').toString('base64url')}.${'a'.repeat(43)}.zzzzzz.${'b'.repeat(43)}`;
    expect((await home(planted)).statusCode).toBe(401);
    const own = await desk.signIn('editor@example.org', planted);
    expect(own).not.toContain('a'.repeat(43));
  });

  test('is of nobody else by a change of its cookie', async () => {
    const cookie = await desk.signIn('reader@example.org');
    const [, ...rest] = cookie.split('.');
    const other = [Buffer.from('editor@example.org').toString('base64url'), ...rest].join('.');
    expect((await home(other)).statusCode).toBe(401);
  });

  test('that has been idle too long is not revived by another time in its cookie', async () => {
    const old = (await desk.signIn('editor@example.org')).split('.');
    later(3);
    const recent = (await desk.signIn('reader@example.org')).split('.');
    const revived = [old[0], old[1], recent[2], old[3]].join('.');
    expect((await home(revived)).statusCode).toBe(401);
    expect((await home(recent.join('.'))).statusCode).toBe(200);
  });

  test('is signed out here, and the other one stays', async () => {
    const [one, other] = [await desk.signIn('editor@example.org'), await desk.signIn('editor@example.org')];
    const csrf = csrfIn(await home(one));
    const reply = await desk.send('POST /desk/sign-out', { cookie: one, form: { csrf } });
    expect([reply.statusCode, cookieIn(reply)]).toEqual([303, '']);
    expect((await home(one)).statusCode).toBe(401);
    expect((await home(other)).statusCode).toBe(200);
  });

  test('is signed out everywhere, and nobody else is', async () => {
    const [one, other] = [await desk.signIn('editor@example.org'), await desk.signIn('editor@example.org')];
    const reader = await desk.signIn('reader@example.org');
    const csrf = csrfIn(await home(one));
    await desk.send('POST /desk/sign-out-everywhere', { cookie: one, form: { csrf } });
    expect((await home(one)).statusCode).toBe(401);
    expect((await home(other)).statusCode).toBe(401);
    expect((await home(reader)).statusCode).toBe(200);
  });

  test('of somebody who is taken out of the season file is over', async () => {
    const cookie = await desk.signIn('reader@example.org');
    await desk.list([edit]);
    pastTheSeasonCache();
    expect((await home(cookie)).statusCode).toBe(401);
    await desk.list([edit, read]);
    pastTheSeasonCache();
  });
});

describe('a form', () => {
  test.each([
    ['without a token', {}],
    ['with the token of another session', { csrf: 'other' }],
  ])('%s is refused before its route runs', async (_, form) => {
    const cookie = await desk.signIn('editor@example.org');
    const reply = await desk.send('POST /desk/sign-out', { cookie, form });
    expect(reply.statusCode).toBe(403);
    expect((await home(cookie)).statusCode).toBe(200);
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example.org' },
    { origin: 'null' },
  ])('from elsewhere (%o) is refused, signed in or not, with a token or without', async (headers) => {
    const cookie = await desk.signIn('editor@example.org');
    const csrf = csrfIn(await home(cookie));
    const signedIn = await desk.send('POST /desk/sign-out', { cookie, form: { csrf }, headers });
    const signedOut = await desk.send('POST /desk/sign-out', { form: { note: 'typed elsewhere' }, headers });
    expect([signedIn.statusCode, signedOut.statusCode]).toEqual([403, 401]);
    expect(signedOut.body).not.toContain('typed elsewhere');
    await ask('editor@example.org');
    const signingIn = await press(await desk.newestToken(), { headers });
    expect([signingIn.statusCode, signingIn.cookies]).toEqual([403, undefined]);
    expect((await home(cookie)).statusCode).toBe(200);
  });

  test('that is too large to be read is refused as that', async () => {
    const cookie = await desk.signIn('editor@example.org');
    const csrf = csrfIn(await home(cookie));
    const reply = await desk.send('POST /desk/sign-out', {
      cookie,
      form: { csrf, note: 'x'.repeat(20_000) },
    });
    expect(reply.statusCode).toBe(413);
    expect((await home(cookie)).statusCode).toBe(200);
  });

  test('of somebody who may only look changes nothing, but signs out', async () => {
    const cookie = await desk.signIn('reader@example.org');
    const page = await home(cookie);
    expect(page.body).toContain('view only');
    const reply = await desk.send('POST /desk/sign-out', { cookie, form: { csrf: csrfIn(page) } });
    expect(reply.statusCode).toBe(303);
  });

  test('that is sent after the session has ended keeps what was typed, and is sent again after a sign-in', async () => {
    const note = 'A <note> & more';
    const late = await desk.send('POST /desk/sign-out', { form: { note, csrf: 'old' } });
    expect(late.statusCode).toBe(401);
    expect(late.body).toContain('value="A &lt;note&gt; &amp; more"');
    const cookie = await desk.signIn('editor@example.org');
    const shown = await desk.send('POST /desk/sign-out', { cookie, form: { note } });
    expect(shown.statusCode).toBe(403);
    expect(shown.body).toContain('value="A &lt;note&gt; &amp; more"');
    const sent = await desk.send('POST /desk/sign-out', { cookie, form: { note, csrf: csrfIn(shown) } });
    expect(sent.statusCode).toBe(303);
  });
});

/** The season is remembered for five seconds by the clock of the process. */
function pastTheSeasonCache(): void {
  skew += 6_000;
}

/** The kinds of requests to the table that `work` causes, and the status and the page of its reply. */
async function counted(work: () => Promise<GatewayReply>) {
  const sent = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
  const { statusCode, headers, body } = await work();
  const commands = sent.mock.calls.map(([command]) => {
    const { TransactItems = [] } = command.input as { TransactItems?: object[] };
    return [command.constructor.name, ...TransactItems.map((item) => Object.keys(item))];
  });
  sent.mockRestore();
  return { statusCode, headers, body, commands };
}
