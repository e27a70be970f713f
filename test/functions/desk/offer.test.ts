import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { deliver } from '#functions/notices/deliver-notices.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { type Asked, csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { configurationSet } from '#test/support/hosts/post-office.ts';

const [editor, other, reader] = ['editor@example.org', 'other@example.org', 'reader@example.org'];
const season = {
  ...winterSeason({ kept: 4 }),
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: other, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};
const now = plusHours(invitedAt, 1);
const page = 'GET /desk/offers/{offer}';
const form = 'POST /desk/offers/{offer}';
const pair = '2030-11-18_2030-11-19';

let desk: RunningDesk;
const cookies: Record<string, string> = {};
const tokens: Record<string, string> = {};
beforeAll(async () => {
  desk = await runDesk(season);
  desk.setClock(now);
  for (const address of [editor, other, reader]) {
    cookies[address] = await desk.signIn(address);
    tokens[address] = csrfIn(await desk.send('GET /desk', { cookie: cookies[address] }));
  }
});
afterAll(() => desk.stop());

/** An offer of its own for each test. */
async function offerFor(name: string, ...tracks: string[]): Promise<string> {
  await invite(desk.store, season, [invitationFor(name, ...tracks)]);
  return `offer_${name}`;
}

const get = (id: string, who = editor, asked: Asked = {}) =>
  desk.send(page, { cookie: cookies[who], params: { offer: id }, ...asked });

async function post(id: string, fields: Readonly<Record<string, string>>, who = editor) {
  const { version = 1 } = (await stored(id)) ?? {};
  const all = { csrf: tokens[who] ?? '', version: String(version), ...fields };
  return desk.send(form, { cookie: cookies[who], params: { offer: id }, form: all });
}
const stored = (id: string) => readOffer(desk.store, season.id, id);
const history = (id: string) => readRecords(desk.store, season.id, id);
const applicantAsks = (id: string, ask: Ask, at: Instant = now) =>
  answerOffer(desk.store, { season: season.id, id }, ask, decisionContext({ kind: 'applicant' }, at));
const choice = (option: string, ...starts: string[]) => `${option} ${starts.join(',')}`;
const readable = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>');

describe('the page of an offer', () => {
  test('tells how it stands, its whole history in sentences, and holds a form for each deed', async () => {
    const id = await offerFor('page', 'primary-care');
    const open = await get(id);
    expect(open.statusCode).toBe(200);
    expect(open.body).toContain('<h1><bdi>Sample page</bdi></h1>');
    expect(open.body).toContain('Respond by');
    expect(open.body).toContain('Invited.');
    expect([...open.body.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action)).toEqual([
      ...['book', 'extend', 'reroute', 'resend', 'rename', 'readdress', 'relink', 'decline', 'withdraw'],
    ]);
    await applicantAsks(id, {
      action: 'book',
      choice: { option: pair, starts: ['morning', 'afternoon'] },
    });
    const booked = await get(id);
    expect(booked.body).toContain('Interview, day 2');
    expect(booked.body).toContain('Booked for Mon, Nov 18 morning and Tue, Nov 19 afternoon.');
    expect(booked.body).toContain('by <bdi>the applicant</bdi>');
    expect(booked.body).toMatch(/morning and [^<]*afternoon: booked now/);
  });

  test('has no form for a coordinator who may only look, and takes none from them', async () => {
    const id = await offerFor('looked-at', 'categorical');
    const seen = await get(id, reader);
    expect(seen.body).not.toContain('name="action"');
    const sent = await post(id, { action: 'relink', step: 'do' }, reader);
    expect(sent.statusCode).toBe(403);
    expect(await history(id)).toHaveLength(1);
  });

  test('of an offer that is not in the season is not found', async () => {
    expect((await get('offer_gone')).statusCode).toBe(404);
    expect((await post('offer_gone', { action: 'relink', step: 'do' })).statusCode).toBe(404);
  });
});

describe('a deed on somebody’s behalf', () => {
  test('is shown first with the very message that is sent, changes nothing, and is then done', async () => {
    const id = await offerFor('shown', 'primary-care');
    const asked = {
      action: 'book',
      choice: choice(pair, 'morning', 'morning'),
      reason: 'By phone, while we’re at it.',
    };
    const look = await post(id, { ...asked, step: 'look' });
    expect(look.statusCode).toBe(200);
    expect(look.body).toContain('Book for the applicant: <bdi>Sample shown</bdi>');
    expect(look.body).toContain('Book, and send the messages');
    expect(await stored(id)).toMatchObject({ state: 'open', version: 1 });
    expect(await history(id)).toHaveLength(1);
    const done = await post(id, { ...asked, step: 'do' });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/desk/offers/${id}?done=book`]);
    const record = (await history(id)).at(-1)!;
    expect(record).toMatchObject({
      event: 'booked',
      who: { kind: 'program', name: editor },
      reason: asked.reason,
    });
    const ses = desk.stage.office.client();
    const publicUrl = 'https://interviews.example.org';
    await deliver({ store: desk.store, ses, configurationSet, publicUrl }, record, record.at);
    const arrived = await desk.stage.office.arrived(record.id);
    expect(arrived).toHaveLength(2);
    const shown = readable(look.body);
    for (const { email } of arrived) {
      expect(shown).toContain(`<h3>${email.subject}</h3>`);
      const text = (email.body.text ?? '')
        .replace(
          /https:\/\/interviews\.example\.org\/i\/[\w.-]+/g,
          'https://example.org/i/their-personal-link',
        )
        .replaceAll('\r\n', '\n')
        .trim();
      expect(shown).toContain(text);
    }
    expect((await get(id, editor, { query: 'done=book' })).body).toContain('The interview is booked.');
  });

  test('sent twice is done once, and says the second time that it was so already', async () => {
    const id = await offerFor('twice', 'preliminary');
    const fields = { action: 'book', choice: choice('2030-11-22', 'morning'), step: 'do', version: '1' };
    const answers = [await post(id, fields), await post(id, fields)];
    expect(answers.map(({ headers }) => headers.location)).toEqual([
      `/desk/offers/${id}?done=book`,
      `/desk/offers/${id}?done=already`,
    ]);
    const again = [
      await post(id, { action: 'resend', step: 'do', version: '2' }),
      await post(id, { action: 'resend', step: 'do', version: '2' }),
    ];
    expect(again.map(({ statusCode }) => statusCode)).toEqual([303, 409]);
    expect((await history(id)).map(({ event }) => event)).toEqual(['invited', 'booked', 'booking-resent']);
  });

  test('on what somebody else has changed meanwhile is refused with who, when and what, and nothing typed is lost', async () => {
    const id = await offerFor('stale', 'categorical');
    await applicantAsks(id, { action: 'book', choice: { option: '2030-12-03', starts: ['morning'] } });
    const { version = 0 } = (await stored(id)) ?? {};
    const mine = {
      action: 'move',
      choice: choice('2030-12-10', 'afternoon'),
      reason: 'The “morning” team is away.',
      version: String(version),
    };
    expect((await post(id, { ...mine, step: 'look' })).statusCode).toBe(200);
    const theirs = { action: 'move', choice: choice('2030-12-03', 'afternoon'), step: 'do' };
    expect((await post(id, theirs, other)).statusCode).toBe(303);
    for (const step of ['look', 'do']) {
      const refused = await post(id, { ...mine, step });
      expect(refused.statusCode).toBe(409);
      const shown = readable(refused.body);
      expect(shown).toContain('Somebody else changed this after you opened it');
      expect(shown).toMatch(
        /Moved from Tue, Dec 3 morning to Tue, Dec 3 afternoon\. <small>.*, by <bdi>the program \(other@example\.org\)/,
      );
      expect(shown).toContain('The “morning” team is away.</textarea>');
      expect(shown).toMatch(/<option value="2030-12-10 afternoon" selected/);
      expect(shown).toContain(`name="version" value="${version + 1}"`);
    }
    expect((await stored(id))?.booking).toMatchObject({ option: '2030-12-03' });
  });

  test('rests on no change that only mail has made', async () => {
    const id = await offerFor('bounced', 'categorical');
    const trouble = { kind: 'bounced', at: now, why: 'mailbox full' } as const;
    await attempt(
      desk.store,
      season.id,
      () => loadStanding(desk.store, { season: season.id, id }, [], false),
      ({ offer }) => noteMailTrouble(offer, trouble, decisionContext({ kind: 'mail' }, now)),
    );
    const shown = await get(id);
    expect(shown.body).toContain('came back</b>');
    const done = await post(id, { action: 'rename', name: 'Sample Renamed', step: 'do', version: '1' });
    expect(done.statusCode).toBe(303);
    expect((await stored(id))?.applicant.name).toBe('Sample Renamed');
  });

  test('corrects an address: the old trouble is settled, the old link ends, and nobody else’s address is taken', async () => {
    const id = await offerFor('moved-house', 'categorical');
    await offerFor('neighbor', 'categorical');
    const taken = await post(id, { action: 'readdress', email: 'Neighbor@example.org', step: 'look' });
    expect(taken.statusCode).toBe(409);
    expect(taken.body).toContain('This is the address of another applicant');
    const wrong = await post(id, { action: 'readdress', email: 'nowhere', step: 'look' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="nowhere"');
    const right = { action: 'readdress', email: 'right@example.org' };
    expect((await post(id, { ...right, step: 'look' })).body).toContain('To <bdi>right@example.org</bdi>');
    await post(id, { ...right, step: 'do' });
    expect(await stored(id)).toMatchObject({ generation: 2, applicant: { email: 'right@example.org' } });
    expect((await get(id)).body).toContain(
      'Address corrected from moved-house@example.org to right@example.org, with a new link.',
    );
  });

  test('is never above capacity: a date that is full cannot be chosen, and is refused if it is all the same', async () => {
    const names = ['full-1', 'full-2', 'full-3', 'full-4', 'full-5'];
    for (const name of names) await offerFor(name, 'preliminary');
    for (const name of names.slice(0, 4)) {
      const free = await applicantAsks(`offer_${name}`, {
        action: 'book',
        choice: { option: '2030-12-06', starts: ['morning'] },
      });
      expect(free.kind).toBe('granted');
    }
    const refused = await post('offer_full-5', {
      action: 'book',
      choice: choice('2030-12-06', 'morning'),
      step: 'do',
    });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('is full');
    expect(await stored('offer_full-5')).toMatchObject({ state: 'open' });
  });

  test('goes back from the look to the form with everything that was typed', async () => {
    const id = await offerFor('edited', 'categorical');
    const back = await post(id, {
      action: 'extend',
      until: '2030-11-02T17:00',
      reason: 'A night shift.',
      step: 'edit',
    });
    expect(back.statusCode).toBe(200);
    expect(back.body).toContain('value="2030-11-02T17:00"');
    expect(back.body).toContain('A night shift.</textarea>');
    expect(await history(id)).toHaveLength(1);
  });

  test('within 14 days needs a reason, which stays in the form, and names the coordinators who are told at once', async () => {
    const id = await offerFor('late', 'preliminary');
    await applicantAsks(id, { action: 'book', choice: { option: '2030-11-22', starts: ['morning'] } });
    const eve = plusHours(invitedAt, 24 * 24);
    desk.setClock(eve);
    try {
      const cookie = await desk.signIn(other);
      const csrf = csrfIn(await desk.send('GET /desk', { cookie }));
      const send = async (fields: Readonly<Record<string, string>>) =>
        desk.send(form, {
          cookie,
          params: { offer: id },
          form: { csrf, version: '2', action: 'cancel', ...fields },
        });
      const refused = await send({ step: 'do' });
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('A written reason is needed');
      const look = await send({ step: 'look', reason: 'The team is ill.' });
      expect(look.statusCode).toBe(200);
      expect(look.body).toContain('told at once: coordinator@example.org');
      expect(look.body).toContain('The team is ill.');
    } finally {
      desk.setClock(now);
    }
  });
});

describe('two applicants and their interviews', () => {
  const bookedFor = async (name: string, option: string, start: 'morning' | 'afternoon') => {
    const id = await offerFor(name, 'categorical');
    await applicantAsks(id, { action: 'book', choice: { option, starts: [start] } });
    return id;
  };
  const swapPage = 'GET /desk/offers/{offer}/swap';
  const swapForm = 'POST /desk/offers/{offer}/swap';
  const send = (id: string, fields: Readonly<Record<string, string>>) =>
    desk.send(swapForm, {
      cookie: cookies[editor],
      params: { offer: id },
      form: { csrf: tokens[editor] ?? '', ...fields },
    });

  test('swap in one step: those who fit are offered, both messages are shown, and both sit in the other’s seat', async () => {
    const one = await bookedFor('swap-one', '2030-11-19', 'morning');
    const two = await bookedFor('swap-two', '2030-12-10', 'afternoon');
    const pairOne = await offerFor('swap-pair', 'primary-care');
    await applicantAsks(pairOne, {
      action: 'book',
      choice: { option: pair, starts: ['morning', 'morning'] },
    });
    const shown = await desk.send(swapPage, { cookie: cookies[editor], params: { offer: one } });
    expect(shown.body).toContain(`<option value="${two}.2">Tue, Dec 10 afternoon: Sample swap-two`);
    expect(shown.body).not.toContain(pairOne);
    const asked = { version: '2', other: `${two}.2`, reason: 'As both asked.' };
    const look = await send(one, { ...asked, step: 'look' });
    expect(look.body.match(/<h3>Interview rescheduled/g)).toHaveLength(2);
    const before = [await stored(one), await stored(two)];
    expect((await send(one, { ...asked, step: 'do' })).headers.location).toBe(
      `/desk/offers/${one}?done=swapped`,
    );
    expect((await stored(one))?.booking).toEqual(before[1]?.booking);
    expect((await stored(two))?.booking).toEqual(before[0]?.booking);
    const again = await send(one, { ...asked, step: 'do' });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('Swapped with another applicant');
    expect((await get(one)).body).toContain(`The other is <a href="/desk/offers/${two}">`);
    expect(again.body).toContain('As both asked.</textarea>');
    expect((await history(one)).filter(({ event }) => event === 'swapped')).toHaveLength(1);
    expect((await send(one, { ...asked, other: 'offer_gone.1', step: 'do' })).statusCode).toBe(404);
    expect((await send(one, { version: '3', step: 'look' })).statusCode).toBe(422);
  });

  test('an applicant is considered for another track, whose dates are offered where the booked one does not fit', async () => {
    const id = await bookedFor('re-routed', '2030-12-10', 'morning');
    const asked = { action: 'reroute', tracks: 'preliminary', reason: 'A change of plans.' };
    const refused = await post(id, { ...asked, step: 'look' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('are not for preliminary');
    expect(refused.body).toContain('A change of plans.</textarea>');
    expect(refused.body).toContain('<option value="2030-11-22 morning">');
    const look = await post(id, { ...asked, instead: 'choose-again', step: 'look' });
    expect(readable(look.body)).toContain('You are now invited to interview for preliminary');
    expect((await post(id, { ...asked, instead: 'choose-again', step: 'do' })).statusCode).toBe(303);
    expect(await stored(id)).toMatchObject({ state: 'open', seatedAs: 'preliminary' });
    const open = await get(id);
    expect(open.body).toContain('asked for another date for preliminary.');
    expect((await post(id, { action: 'reroute', step: 'look' })).statusCode).toBe(422);
  });
});
