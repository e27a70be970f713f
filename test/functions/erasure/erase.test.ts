import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import { draftId, type SeasonDraft } from '#domain/season-draft/season-draft.ts';
import type { StatusNotice, StatusWave } from '#domain/statuses/status-wave.ts';
import { instant } from '#domain/values/time.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { commit } from '#functions/store/commit.ts';
import {
  readApplication,
  readApplicationRecords,
  readApplications,
  readCurrentImport,
  readEndedImports,
} from '#functions/store/items/applications.ts';
import { readErasures } from '#functions/store/items/erasures.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';
import { type Outbox, openOutbox } from '#test/support/hosts/outbox.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const season = 'your-program-2026-2027';
const template = 'seasons/template.yaml';
const id = '20990999';
const header = 'id,name,email,tracks\n';

/** Whatever identifies the person who is erased: the name as it came and as it was corrected, two addresses, the id. */
const traces = ['quillfeather', 'quilfether', 'zoe.q@', 'zoe.wrong@', id];

function tracesIn(...things: readonly unknown[]): readonly string[] {
  const text = things
    .map((thing) => JSON.stringify(thing))
    .join('\n')
    .toLowerCase();
  return traces.filter((trace) => text.includes(trace));
}

type Lived = OperatorsDesk & {
  readonly stage: Backstage;
  readonly deliver: () => Promise<void>;
  readonly at: (time: string) => void;
};

let stage: Backstage | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  // The functions keep the table with which they were loaded.
  vi.resetModules();
  await stage?.stop();
  stage = undefined;
});

/**
 * A season in which everything has been said about one person: invited under a wrong name and address, bounced, declined,
 * invited again, booked, named in somebody else's reason, in a digest and on a roster, imported twice from a file of their own,
 * and put on two lists of facts. The interview was this morning.
 */
async function livedThrough(): Promise<Lived> {
  const desk = await operatorsDesk(season);
  const outbox: Outbox = await openOutbox(desk.store);
  const office = await openBackstage(desk.store, season);
  stage = office;
  const at = (time: string) => {
    desk.setClock(time);
    office.setClock(instant(time));
  };
  const done = async (...args: readonly string[]) => {
    const said = await desk.command(...args);
    expect([args[0], said.complaints, said.code]).toEqual([args[0], '', 0]);
  };
  const deliver = async () => {
    for (const record of await outbox()) await office.notices({ Records: [record] });
  };
  at('2026-10-27T09:00-04:00');
  await done('apply', template);
  const other = '20990111,Sample Other,other@example.org,preliminary\n';
  const wrong = `${id},Zoe Quilfether,zoe.wrong@example.org,preliminary\n`;
  const imported = (step1: string) =>
    desk.file('Quillfeather.csv', [applicationTitles, personRow(step1), applicationRow(2)].join('\n'));
  await done('import', imported('240'), '--yes');
  await done('import', imported('245'), '--yes');
  await done('facts', 'three letters', desk.file('letters.csv', `${id}\n20900002\n`), '--complete', '--yes');
  const recused = `name,email,interviews,not,meet\nSample Dr. A,a@example.org,1:1,${id},\nSample Dr. B,b@example.org,1:1,,${id}\n`;
  await done('interviewers', desk.file('faculty.csv', recused), '--yes');
  await done('facts', 'phoned', desk.file('phoned.csv', `${id}\n`), '--yes');
  await done('invite', desk.file('first.csv', header + wrong + other));
  await done('rename', id, '--name', 'Zoë Quillfeather', '--yes');
  await done('relink', id, '--email', 'zoe.q@example.org', '--yes');
  await deliver();
  await office.feedback(bounced(await offerOf(desk), '2026-10-27T14:00:00Z'));
  at('2026-10-27T10:00-04:00');
  await done('decline', id, '--reason', 'Ms. Quillfeather called', '--yes');
  const right = `${id},Zoë Quillfeather,zoe.q@example.org,preliminary\n`;
  await done('invite', desk.file('second.csv', header + right), '--again');
  await done('book', id, '--to', '2026-12-04', '--yes');
  await done('book', '20990111', '--to', '2026-12-04', '--yes');
  await done('cancel', '20990111', '--reason', 'Gave the day to zoë  QUILLFEATHER', '--yes');
  for (const morning of ['2026-10-28T08:00-04:00', '2026-12-03T08:00-05:00']) {
    at(morning);
    await office.digest();
    await deliver();
  }
  at('2026-12-04T20:00-05:00');
  await done('resend', id, '--yes');
  return { ...desk, stage: office, deliver, at };
}

/** The row of the person in an export. */
const personRow = (step1: string) =>
  applicationRow(99_999, { 0: id, 1: 'Zoë', 2: 'Quillfeather', 3: 'zoe.q@example.org', 6: step1 });

/** The person in a reason for everybody, in the draft of the season, and as a list that is kept. */
async function mentionedElsewhere({ store, command }: Lived): Promise<void> {
  const reason = 'Weaker than Zoë Quillfeather.';
  const decided = await command('decide', 'all', '--to', 'hold', '--reason', reason, '--yes');
  expect([decided.code, decided.complaints]).toEqual([0, '']);
  const at = instant('2026-12-04T20:00-05:00');
  const who = { kind: 'program', name: 'one@example.org' } as const;
  const draft: SeasonDraft = {
    ...{ id: draftId, season, state: 'edited', text: 'id: x', base: { version: 1, of: 1 }, version: 1 },
    ...{ startedAt: at, changedAt: at, approved: { who, reason, version: 1 } },
    edits: [{ version: 1, at, who, what: ['~ information: Ask Zoë Quillfeather'] }],
  };
  const view = { season, name: 'The Quillfeather case', query: 'search=quillfeather', version: 1, who, at };
  const changes = [
    { kind: 'put-season-draft', draft },
    { kind: 'put-view', view },
  ] as const;
  await commit(store, season, changes, randomUUID());
}

const inPassing = 'Removed: name, address and id wherever they are in somebody’s reason';

/** What the preview says of each kind of item that an erasure changes or removes. */
const saidOf: Readonly<Record<string, string>> = {
  'accommodation-request': 'Removed: any request for an accommodation',
  application: 'Removed: the imported application, with 2 changes on record',
  'application-record': 'Removed: the imported application, with 2 changes on record',
  'bulk-review': 'Removed: the id in 2 decisions for many at once',
  'fact-list': 'Removed: the id in every list of facts',
  import: inPassing,
  'import-record': inPassing,
  interviewers: 'Removed: 1 recusal of interviewers and 1 wish to meet the person.',
  // A lock, which holds nobody.
  names: '',
  offer: 'Removed: name, address, id, time zone, phone of the day and reasons, from 2 invitations',
  record: 'and whose 1 status mail on record it was',
  'season-draft': inPassing,
  'status-wave': 'Removed: the id in 1 wave of status mails',
  view: 'or in a list kept under a name',
};

/** The person in what others keep: a request, waves and mails of statuses, a job for many, a match list. */
async function keptElsewhere({ store }: Lived): Promise<void> {
  const at = instant('2026-12-04T20:00-05:00');
  const who = { kind: 'program', name: 'one@example.org' } as const;
  const offer = await offerOf({ store });
  const request = { offer, version: 1, text: 'Breaks, please.', askedAt: at, isWaiting: true } as const;
  const wave: StatusWave = {
    ...{ id: 'wave_1', season, as: 'waiting', state: 'done', people: [id, '20900002'], done: 2, told: 2 },
    ...{ releaseAt: at, startedAt: at, who, version: 1 },
  };
  const bulk: BulkReview = {
    ...{ id: 'bulk_1', season, state: 'done', deed: { action: 'reopen' }, title: 'Reopened', reason: '' },
    ...{ list: '', who, startedAt: at, changedAt: at, version: 1, of: 1, left: [], refused: 0, leftOut: [] },
    done: [{ id, version: 1 }],
  };
  const notice: StatusNotice = {
    ...{ id: 'status_1', season, at, who, event: 'status-notice', application: id, as: 'waiting' },
    notices: [{ kind: 'status', to: 'zoe.q@example.org' }],
  };
  const list = { season, code: '1234567C0', order: [offer], version: 1, edits: [] };
  const changes = [
    { kind: 'put-accommodation-request', request },
    { kind: 'put-status-wave', wave },
    { kind: 'put-bulk-review', bulk },
    { kind: 'add-record', record: notice },
    { kind: 'put-match-list', list },
  ] as const;
  await commit(store, season, changes, randomUUID());
}

function nameOfItem({ pk, sk }: Record<string, unknown>): string {
  return `${pk} ${sk}`;
}

async function offerOf({ store }: Pick<OperatorsDesk, 'store'>): Promise<string> {
  const offers = await readOffers(store, season);
  return offers.findLast(({ applicant }) => applicant.id === id)!.id;
}

function bounced(offer: string, timestamp: string): object {
  const bouncedRecipients = [{ diagnosticCode: 'smtp; 550 <zoe.q@example.org> user unknown' }];
  const event = {
    ...{ eventType: 'Bounce', mail: { timestamp, tags: { season: [season], offer: [offer] } } },
    bounce: { bounceType: 'Permanent', bounceSubType: 'General', timestamp, bouncedRecipients },
  };
  return { Records: [{ Sns: { Message: JSON.stringify(event) } }] };
}

describe('an erased person', () => {
  test('is nowhere in the table, nor in any mail or log line afterwards', async () => {
    const lived = await livedThrough();
    const { store, stage: office } = lived;
    await mentionedElsewhere(lived);
    expect([...tracesIn(await everything(store))].sort()).toEqual([...traces].sort());
    const offer = await offerOf(lived);
    const before = (await office.office.arrived()).length;
    const { log } = await import('#functions/runtime/log.ts');
    const said = [vi.spyOn(log, 'info'), vi.spyOn(log, 'error')];
    const { code, out } = await lived.command('erase', id, '--yes', '--reason', 'The person asked for it');
    expect([code, out]).toEqual([0, expect.stringContaining('Done: the person is erased.')]);
    expect(out).toContain('1 mail not sent yet will never be sent');
    expect(await readErasures(store, season)).toEqual([]);
    // Everything that happened comes to the consumer once more, SES reports late, and the next days go by.
    await lived.deliver();
    await office.feedback(bounced(offer, '2026-12-04T23:00:00Z'));
    lived.at('2026-12-07T08:00-05:00');
    await office.digest();
    await office.clockwork();
    await lived.deliver();
    const mails = (await office.office.arrived()).slice(before);
    expect(mails.length).toBeGreaterThan(0);
    expect(tracesIn(await everything(store))).toEqual([]);
    expect(tracesIn(mails.map(({ email, raw }: { email: unknown; raw?: unknown }) => [email, raw]))).toEqual(
      [],
    );
    expect(said.flatMap(({ mock }) => mock.calls).length).toBeGreaterThan(0);
    expect(tracesIn(said.flatMap(({ mock }) => mock.calls))).toEqual([]);
    // The search finds what is planted.
    const records = await readRecords(store, season, (await readOffers(store, season))[1]!.id);
    const { id: record } = records.at(-1)!;
    const name = { season, offer: records[0]!.offer, id: record };
    const redactions = [{ path: ['reason'], value: 'as Zoë Quillfeather' }];
    await commit(store, season, [{ kind: 'redact-record', record: name, redactions }], 'planted');
    expect(tracesIn(await everything(store))).toEqual(['quillfeather']);
  });

  test('leaves no application, no history of it and no id on a list, and how many there were', async () => {
    const { store, command } = await livedThrough();
    expect(await readApplicationRecords(store, season, id)).toHaveLength(2);
    await command('erase', id, '--yes');
    expect((await readApplications(store, season)).map((each) => each.id)).toEqual(['20900002']);
    expect(await readApplicationRecords(store, season, id)).toEqual([]);
    const lists = (await readFactLists(store, season)).map(({ fact, ids, erased }) => [fact, ids, erased]);
    expect(lists.sort()).toEqual([
      ['phoned', [], 1],
      ['three letters', ['20900002'], 1],
    ]);
    const { file, state, counts } = (await readCurrentImport(store, season))!;
    expect([file.name, state, counts]).toEqual(['(erased)', 'done', { added: 0, changed: 1, unchanged: 1 }]);
    const ended = await readEndedImports(store, season);
    expect(ended.map(({ counts: { added } }) => added).sort()).toEqual([0, 2]);
    expect(new Set(ended.map(({ file: { name } }) => name))).toEqual(new Set(['(erased)']));
  });

  test('does not come back with the next file, list of facts or invitation, unless readmitted', async () => {
    const lived = await livedThrough();
    const { store, command, file } = lived;
    await command('erase', id, '--yes');
    const export2 = file('again.csv', [applicationTitles, personRow('245'), applicationRow(3)].join('\n'));
    const said = await command('import', export2, '--yes');
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('Erased before, not imported: 1.') });
    expect(said.out).toContain(`row 2 (${id}): erased on`);
    const facts = await command('facts', 'phoned', file('p.csv', `${id}\n20900003\n`), '--yes');
    expect(facts.out).toContain(`Erased before, and left out: 1 (${id}).`);
    lived.at('2026-10-27T10:00-04:00');
    const list = file('list.csv', `${header}${id},Zoe Q,zoe.q@example.org,preliminary\n`);
    expect(await command('invite', list)).toMatchObject({
      ...{ code: 1, complaints: expect.stringContaining(`${id} was erased on`) },
    });
    expect(tracesIn(await everything(store))).toEqual([]);
    expect((await readApplications(store, season)).map((each) => each.id)).toEqual(['20900002', '20900003']);
    expect((await command('readmit', id)).out).toContain(`may bring ${id} back`);
    expect((await command('readmit', id)).out).toContain('nothing to do');
    expect((await command('import', export2, '--yes')).out).toContain('New: 1.');
    expect(await readApplication(store, season, id)).toMatchObject({ version: 1 });
  });

  test('who was only imported, or is only on a list, is exported and erased by the AAMC ID', async () => {
    const desk = await operatorsDesk(season);
    await desk.command('apply', template);
    await desk.command('import', desk.file('one.csv', `${applicationTitles}\n${personRow('240')}`), '--yes');
    await desk.command('facts', 'phoned', desk.file('p.csv', `${id}\n20900003\n`), '--yes');
    const { code, out } = await desk.command('export', id);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      applications: [{ id, values: { email: 'zoe.q@example.org' }, history: [{ version: 1 }] }],
      facts: [{ fact: 'phoned', source: 'p.csv', ids: [id] }],
      invitations: [],
    });
    const erased = await desk.command('erase', id, '--yes');
    expect(erased).toMatchObject({ code: 0, out: expect.stringContaining(`Zoë Quillfeather`) });
    expect(erased.out).toContain('Removed: the imported application, with 1 change on record, and what');
    expect(tracesIn(await everything(desk.store))).toEqual([]);
    expect(await desk.command('erase', '20900003', '--yes')).toMatchObject({
      ...{ code: 0, out: expect.stringContaining('id 20900003, of which no application is known') },
    });
    expect((await readFactLists(desk.store, season))[0]).toMatchObject({ ids: [], erased: 2 });
    expect(await desk.command('export', '20900003')).toMatchObject({ code: 1 });
  });

  test('leaves counts, the seat of the interview, and who erased when, and all books agree', async () => {
    const lived = await livedThrough();
    const { store, command } = lived;
    const offer = await offerOf(lived);
    const seats = await readSeats(store, season);
    await command('erase', offer, '--yes', '--reason', 'Asked by mail');
    expect(await readSeats(store, season)).toEqual(seats);
    const offers = (await readOffers(store, season)).toSorted((one, two) => (one.state < two.state ? 1 : -1));
    expect(offers.map(({ state, applicant }) => [state, applicant.name])).toEqual([
      ['declined', '(erased)'],
      ['canceled', 'Sample Other'],
      ['booked', '(erased)'],
    ]);
    expect(offers[0]!.applicant).toEqual(offers[2]!.applicant);
    const last = (await readRecords(store, season, offer)).at(-1);
    expect(last).toMatchObject({
      ...{ event: 'erased', at: '2026-12-05T01:00:00.000Z', reason: 'Asked by mail' },
      who: { kind: 'program', name: 'Sample Coordinator' },
    });
    const later = instant('2026-12-05T12:00:00Z');
    expect(reconcile((await loadSeasonState(store, season))!, later)).toEqual([]);
    for (const [args, text] of [
      [['offers'], '(erased)'],
      [['roster', '2026-12-04'], '(erased)'],
      [['changes', '--since', '60d', '--csv'], 'personal data erased'],
      [['show', offer], 'personal data erased'],
    ] as const) {
      const { code, out } = await command(...args);
      expect([code, out]).toEqual([0, expect.stringContaining(text)]);
    }
    const changed = readFileSync(template, 'utf8').replace('changesCloseHours: ', 'changesCloseHours: 1');
    expect(await command('plan', lived.file('changed.yaml', changed))).toMatchObject({ code: 0 });
    const again = await command('erase', offer, '--yes');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('was erased already')]);
    for (const deed of ['resend', 'relink', 'cancel']) {
      const refused = await command(deed, offer, '--yes', '--reason', 'a mistake');
      expect(refused).toMatchObject({ code: 1, complaints: expect.stringContaining('has been erased') });
    }
  });

  test('can be exported before, with every address, notice, and line of a digest', async () => {
    const lived = await livedThrough();
    const { code, out } = await lived.command('export', id);
    expect(code).toBe(0);
    const exported = JSON.parse(out.slice(out.indexOf('{'))) as {
      notMetBy: number;
      wouldLikeToMeet: string[];
      applications: { history: { changes: object[] }[] }[];
      facts: { ids: string[] }[];
      invitations: { state: string; history: { event: string; notices: unknown[]; sent: object }[] }[];
      digests: { lines: string[]; linesThatNameOthersToo: number }[];
    };
    const { applications, facts, invitations, digests } = exported;
    expect(exported).toMatchObject({ notMetBy: 1, wouldLikeToMeet: ['Sample Dr. B'] });
    expect(applications.flatMap(({ history }) => history[1]?.changes)).toEqual([
      { field: 'step1.score', before: 240, after: 245 },
    ]);
    expect(facts.map(({ ids }) => ids)).toEqual([[id], [id]]);
    expect(invitations.map(({ state }) => state)).toEqual(['declined', 'booked']);
    expect(invitations.flatMap(({ history }) => history.map(({ event }) => event))).toEqual(
      expect.arrayContaining(['name-corrected', 'link-reissued', 'mail-failed', 'declined', 'booked']),
    );
    expect([...tracesIn(out)].sort()).toEqual([...traces].sort());
    expect(digests.flatMap(({ lines }) => lines).join('\n')).toContain('Zoë Quillfeather (Preliminary)');
    expect(out).not.toMatch(/Sample Other|other@example.org|20990111/);
    expect(digests.map(({ linesThatNameOthersToo }) => linesThatNameOthersToo)).toEqual([2, 0]);
  });
});

describe('nobody is erased', () => {
  test('without a confirmation, of which the preview says what goes and what stays', async () => {
    const lived = await livedThrough();
    const before = await everything(lived.store);
    const { code, out } = await lived.askedWith(() => Promise.resolve('no'), 'erase', id);
    expect(code).toBe(1);
    expect(out).toContain('Zoë Quillfeather <zoe.q@example.org>, id 20990999');
    expect(out).toContain('Removed: name, address, id');
    expect(await everything(lived.store)).toEqual(before);
  });

  test('before the preview has named everything that goes', async () => {
    const lived = await livedThrough();
    const { store } = lived;
    await mentionedElsewhere(lived);
    await keptElsewhere(lived);
    const before = await everything(store);
    const { out } = await lived.command('erase', id, '--yes');
    const after = new Map((await everything(store)).map((item) => [nameOfItem(item), JSON.stringify(item)]));
    const changed = before.filter((item) => after.get(nameOfItem(item)) !== JSON.stringify(item));
    const kinds = [...new Set(changed.map(({ kind, sk }) => String(kind ?? sk)))].sort();
    expect(kinds).toEqual(Object.keys(saidOf).sort());
    for (const line of Object.values(saidOf)) expect(out).toContain(line);
    expect(out).toContain('the place on 1 match list');
  });

  test('for a reason that names the person', async () => {
    const lived = await livedThrough();
    const said = await lived.command('erase', id, '--yes', '--reason', 'Quillfeather, ZOE.Q@example.org');
    expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining('reason names') });
  });

  test('whose invitation has not ended: it is ended first, so that the applicant is told', async () => {
    const desk = await operatorsDesk(season);
    await desk.command('apply', template);
    await desk.command('invite', desk.file('a.csv', `${header}S1,Sample One,s1@example.org,preliminary\n`));
    const open = await desk.command('erase', 'S1', '--yes');
    expect(open).toMatchObject({ code: 1, complaints: expect.stringContaining('decline OFFER') });
    await desk.command('book', 'S1', '--to', '2026-12-04', '--yes');
    const booked = await desk.command('erase', 'S1', '--yes');
    expect(booked).toMatchObject({ code: 1, complaints: expect.stringContaining('cancel OFFER') });
    await desk.command('cancel', 'S1', '--yes');
    expect(await desk.command('erase', 'S1', '--yes')).toMatchObject({ code: 0 });
  });
});
