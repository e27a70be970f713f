import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';

const header = 'id,name,email,tracks\n';
const sample = 'seasons/sample-applicants.csv';

/** The reference season, into which the sample fits. */
async function referenceDesk(): Promise<OperatorsDesk> {
  const desk = await operatorsDesk('im-2020-2021');
  await desk.command('apply', 'seasons/im-2020-2021.yaml');
  return desk;
}

const small = 'your-program-2026-2027';

/** The template's season, with 8 seats for the preliminary track. */
async function smallDesk(): Promise<OperatorsDesk> {
  const desk = await operatorsDesk(small);
  await desk.command('apply', 'seasons/template.yaml');
  return desk;
}

const offersOf = ({ store }: OperatorsDesk, season: string = small) => readOffers(store, season);

const people = (track: string, count: number) =>
  Array.from({ length: count }, (_, i) => `S${i},Sample ${i},s${i}@example.org,${track}\n`).join('');

test('the sample of 60 is invited, each once with a notice, however often the list is sent in', async () => {
  const desk = await referenceDesk();
  const { code, out } = await desk.command('invite', sample);
  expect(code).toBe(0);
  expect(out).toContain('Invited: 60.');
  const offers = await offersOf(desk, 'im-2020-2021');
  expect(offers).toHaveLength(60);
  expect(new Set(offers.map(({ applicant }) => applicant.id)).size).toBe(60);
  expect(offers.every(({ closesAt }) => closesAt === '2020-11-01T22:00:00.000Z')).toBe(true);
  const records = await readRecords(desk.store, 'im-2020-2021', offers[0]!.id);
  expect(records).toMatchObject([
    { event: 'invited', notices: [{ kind: 'invitation', to: offers[0]!.applicant.email }] },
  ]);
  expect(await desk.command('invite', sample)).toMatchObject({
    code: 0,
    out: expect.stringContaining('60 already invited or prepared'),
  });
  expect(await offersOf(desk, 'im-2020-2021')).toEqual(offers);
});

test('two operators who send in the same list at once invite every applicant once', async () => {
  const desk = await referenceDesk();
  const both = await Promise.all([desk.command('invite', sample), desk.command('invite', sample)]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const invited = both.map(({ out }) => Number(/Invited: (\d+)\./.exec(out)?.[1]));
  expect(invited[0]! + invited[1]!).toBe(60);
  expect(await offersOf(desk, 'im-2020-2021')).toHaveLength(60);
});

test('a dry run lists the changes and makes none', async () => {
  const desk = await smallDesk();
  const list = desk.file('three.csv', header + people('preliminary', 3));
  const { code, out } = await desk.command('invite', list, '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('To invite: 3.');
  expect(out).toContain('  preliminary: 3');
  expect(out).toMatch(/The first mail: Interview invitation: .+/);
  expect(await offersOf(desk)).toEqual([]);
});

test('an applicant who declined or did not answer is invited again only on request, and then once', async () => {
  const desk = await smallDesk();
  const list = desk.file('three.csv', header + people('preliminary', 3));
  await desk.command('invite', list);
  const [first] = await offersOf(desk);
  const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T14:00Z'));
  await answerOffer(desk.store, first!, { action: 'decline' }, context);
  expect(await desk.command('invite', list)).toMatchObject({
    code: 0,
    out: expect.stringContaining(
      '3 already invited or prepared (declined 1, open 2). To invite: 0.\nThe invitation of 1 of them ended: to invite them again, pass --again',
    ),
  });
  for (const invited of [1, 0])
    expect(await desk.command('invite', list, '--again')).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Invited: ${invited}.`),
    });
  const theirs = (await offersOf(desk)).filter(({ applicant }) => applicant.id === first!.applicant.id);
  expect(theirs.map(({ state }) => state).sort()).toEqual(['declined', 'open']);
});

test('an applicant listed for other tracks than they were invited for stays as invited, and a remark says so', async () => {
  const desk = await smallDesk();
  const row = (tracks: string) => `${header}1,Sample One,one@example.org,${tracks}`;
  await desk.command('invite', desk.file('one.csv', row('preliminary')));
  expect(await desk.command('invite', desk.file('other.csv', row('categorical')))).toMatchObject({
    code: 0,
    out: expect.stringContaining('line 2, tracks: Already invited for preliminary'),
  });
  expect(await offersOf(desk)).toMatchObject([{ tracks: ['preliminary'] }]);
});

test('an applicant listed under another name than they were invited as stays so, and a remark says it', async () => {
  const desk = await smallDesk();
  const row = (name: string) => `${header}1,${name},one@example.org,preliminary`;
  await desk.command('invite', desk.file('one.csv', row('Okafor')));
  expect(await desk.command('invite', desk.file('other.csv', row('Chidinma Okafor')))).toMatchObject({
    code: 0,
    out: expect.stringContaining('Was invited as Okafor; the list says Chidinma Okafor.'),
  });
});

test('a damaged workbook is refused in one sentence, and nobody is invited', async () => {
  const desk = await smallDesk();
  expect(await desk.command('invite', desk.file('list.xlsx', 'PK\u0003\u0004'))).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('cannot be read as one'),
  });
});

test('where others take the seats meanwhile, it says how many were invited before that', async () => {
  const desk = await referenceDesk();
  const tooMany = desk.file('many.csv', header + people('categorical', 400));
  const { complaints: before } = await desk.command('invite', tooMany);
  expect(before).toContain('Nobody was invited.');
  const fits = Number(/only (\d+) have/.exec(before)?.[1]);
  const rivals = (await operatorsDesk('im-2020-2021')).file(
    'rivals.csv',
    header +
      people('categorical', fits - 60)
        .replaceAll('S', 'R')
        .replaceAll(',s', ',r'),
  );
  let writes = 0;
  putBetween(desk.store.client, 'rival', (next, { commandName }) => async (args) => {
    const answer = await next(args);
    if (commandName === 'TransactWriteItemsCommand' && ++writes === 1) await desk.command('invite', rivals);
    return answer;
  });
  const list = desk.file('ninety.csv', header + people('categorical', 90));
  expect(await desk.command('invite', list)).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('33 of 90 were invited before this'),
  });
  expect(await offersOf(desk, 'im-2020-2021')).toHaveLength(fits - 60 + 33);
});

test('an applicant whose address was corrected is not invited again at the old one', async () => {
  const desk = await smallDesk();
  const list = desk.file('one.csv', `${header}1,Sample One,wrong@example.org,preliminary`);
  await desk.command('invite', list);
  const [offer] = await offersOf(desk);
  await desk.command('relink', offer!.id, '--email', 'right@example.org', '--yes');
  const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T14:00Z'));
  await answerOffer(desk.store, offer!, { action: 'decline' }, context);
  expect(await desk.command('invite', list, '--again')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('1 receives mail at right@example.org'),
  });
  const corrected = desk.file('right.csv', `${header}1,Sample One,right@example.org,preliminary`);
  expect(await desk.command('invite', corrected, '--again')).toMatchObject({ code: 0 });
  const other = desk.file('other.csv', `${header}2,Sample Two,wrong@example.org,preliminary`);
  expect(await desk.command('invite', other)).toMatchObject({ code: 0 });
});

test('more than the seats can take are refused as a whole, with the number that fits', async () => {
  const desk = await smallDesk();
  const list = desk.file('many.csv', header + people('preliminary', 12));
  const { code, complaints } = await desk.command('invite', list);
  expect(code).toBe(1);
  expect(complaints).toContain('Of 12 offers for Preliminary, only 8 have a seat');
  expect(await offersOf(desk)).toEqual([]);
  const fitting = desk.file('fitting.csv', header + people('preliminary', 8));
  expect(await desk.command('invite', fitting)).toMatchObject({ code: 0 });
  expect(await desk.command('invite', list)).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('Of 4 offers for Preliminary, only 0 have a seat'),
  });
});

test('a list with problems invites nobody, and reports each by line and field; --skip-bad invites the others', async () => {
  const desk = await smallDesk();
  const rows = [
    '1,Sample One,one@example.org,surgery',
    '2,Sample Two,two@example.org,categorical',
    '3,Sample Three,three@,categorical',
  ];
  const list = desk.file('mixed.csv', header + rows.join('\n'));
  const { code, complaints } = await desk.command('invite', list);
  expect(code).toBe(1);
  expect(complaints).toContain('line 2, tracks: There is no track "surgery"');
  expect(complaints).toContain('line 4, email: "three@" is not an email address');
  expect(complaints).toContain('Nobody was invited. To skip these rows, pass --skip-bad');
  expect(await offersOf(desk)).toEqual([]);
  expect(await desk.command('invite', list, '--skip-bad')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Invited: 1.'),
    complaints: expect.stringContaining('line 2, tracks'),
  });
  expect(await offersOf(desk)).toMatchObject([{ applicant: { id: '2' } }]);
});

test('an address that was invited before under another id is a problem, not a second invitation', async () => {
  const desk = await smallDesk();
  await desk.command('invite', desk.file('one.csv', `${header}1,Sample One,one@example.org,categorical`));
  const again = desk.file('again.csv', `${header}A1,Sample One,ONE@example.org,categorical`);
  const { code, complaints } = await desk.command('invite', again);
  expect(code).toBe(1);
  expect(complaints).toContain('line 2, email: This address was invited before, as 1');
  expect(await offersOf(desk)).toHaveLength(1);
});

test('after the last day for invitations nobody is invited', async () => {
  const desk = await smallDesk();
  desk.setClock('2026-12-01T00:00-05:00');
  const { code, complaints } = await desk.command(
    'invite',
    desk.file('one.csv', header + people('preliminary', 1)),
  );
  expect(code).toBe(1);
  expect(complaints).toContain('The last day for invitations is Monday, November 30');
});

test('before the season is applied, nothing can be done with it', async () => {
  const desk = await operatorsDesk(small);
  for (const command of [['invite', sample], ['offers'], ['cancel', 'offer_1'], ['relink', 'offer_1']])
    expect(await desk.command(...command)).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('has not been applied'),
    });
  expect((await readOutlook(desk.store, small)).offers).toEqual([]);
});

test('a season file with a closing time gives invitations a round deadline', async () => {
  const desk = await operatorsDesk('your-program-2026-2027');
  expect(await desk.command('apply', 'seasons/template.yaml')).toMatchObject({ code: 0 });
  const list = 'id,name,email,tracks\n1,Sample One,one@example.org,preliminary\n';
  await desk.command('invite', desk.file('one.csv', list));
  const [offer] = await readOffers(desk.store, 'your-program-2026-2027');
  expect(offer).toMatchObject({ opensAt: '2026-10-27T13:00:00.000Z', closesAt: '2026-10-30T21:00:00.000Z' });
});
