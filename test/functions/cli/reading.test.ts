import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type Instant, instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { timeGiven } from '#functions/cli/season/history/changes.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'your-program-2026-2027';
const byApplicant = (at: string) => decisionContext({ kind: 'applicant' }, instant(at));

/** Three applicants: one has booked a primary-care pair, one has not answered, one has declined. */
async function deskWithThree() {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/template.yaml');
  const rows = [
    '1,Sample Zoe,zoe@example.org,categorical;primary-care',
    '2,Sample Ann,ann@example.org,preliminary',
    '3,Sample Max,max@example.org,categorical',
  ];
  await desk.command('invite', desk.file('three.csv', `id,name,email,tracks\n${rows.join('\n')}\n`));
  const offers = await readOffers(desk.store, season);
  const idOf = (applicant: string) => offers.find((each) => each.applicant.id === applicant)?.id ?? '';
  const choice = { option: '2026-11-16_2026-11-17', starts: ['morning', 'afternoon'] } as const;
  const [booked, declined] = [idOf('1'), idOf('3')];
  const book = { action: 'book', choice, zone: 'Asia/Tokyo' } as const;
  await answerOffer(desk.store, { season, id: booked }, book, byApplicant('2026-10-27T10:00-04:00'));
  const decline = { action: 'decline' } as const;
  await answerOffer(desk.store, { season, id: declined }, decline, byApplicant('2026-10-28T10:00-04:00'));
  desk.setClock('2026-10-28T12:00-04:00');
  return { desk, booked, declined };
}

/** The rows of a CSV by the names of their columns. */
const rowsIn = (csv: string) =>
  parse(csv, { bom: true, columns: true }) as unknown as readonly Record<string, string>[];

describe('roster', () => {
  test('lists who comes on a day, with address, tracks, their own clock and the other day', async () => {
    const { desk, booked } = await deskWithThree();
    const { out } = await desk.command('roster', '2026-11-17', '--csv');
    expect(rowsIn(out)).toMatchObject([
      {
        Start: 'afternoon',
        Name: 'Sample Zoe',
        Tracks: 'Primary Care + Categorical',
        'AAMC ID': '1',
        Email: 'zoe@example.org',
        Day: '2 of 2',
        'Other day': '2026-11-16 morning',
        Offer: booked,
      },
    ]);
    expect(rowsIn(out)[0]?.['Their time']).toMatch(/18/);
    const table = await desk.command('roster', '2026-11-17');
    expect(table.out).toMatch(/^Season .+\nStart +Time +Name/);
    expect(table.out).toMatch(/: 1 applicant$/);
    expect(table.out).not.toContain('Sample Ann');
  });

  test.each([
    ['2026-02-30', 'is not a day'],
    ['2026-11-18', 'is not an interview day'],
  ])('of %s says why there is none', async (day, why) => {
    const { desk } = await deskWithThree();
    const said = await desk.command('roster', day);
    expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining(why) });
  });
});

describe('changes', () => {
  test('lists what has changed since a time, oldest first, with who did it', async () => {
    const { desk } = await deskWithThree();
    const since = async (time: string) => {
      const { out } = await desk.command('changes', '--since', time, '--csv');
      return rowsIn(out).map(({ What, Name, By }) => `${What} ${Name} by ${By}`);
    };
    expect(await since('2026-10-27T09:30')).toEqual([
      'booked Sample Zoe by the applicant',
      'declined Sample Max by the applicant',
    ]);
    expect(await since('6h')).toEqual(['declined Sample Max by the applicant']);
    expect(await since('2026-10-27')).toHaveLength(5);
  });

  test('without a time begins a day ago, or where the last digest ended', async () => {
    const { desk } = await deskWithThree();
    const { out } = await desk.command('changes', '--csv');
    expect(rowsIn(out).map(({ What }) => What)).toEqual(['declined']);
  });

  test('refuses what is no time', async () => {
    const { desk } = await deskWithThree();
    const said = await desk.command('changes', '--since', 'Tuesday');
    expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining('is not a time') });
  });

  const now = instant('2020-11-03T12:00Z');
  test.each<[string, string | undefined]>([
    ['2020-11-02', '2020-11-02T05:00:00.000Z'],
    ['2020-10-30T08:00', '2020-10-30T12:00:00.000Z'],
    ['2020-10-30T08:00Z', '2020-10-30T08:00:00.000Z'],
    ['2020-10-30T08:00:30+09:00', '2020-10-29T23:00:30.000Z'],
    ['2d', '2020-11-01T12:00:00.000Z'],
    ['36h', '2020-11-02T00:00:00.000Z'],
    ['2020-10-30T25:00Z', undefined],
    ['2020-13-01', undefined],
    ['2', undefined],
  ])('the time %s is %s', (text, at) => {
    expect(timeGiven(sampleSeason(), now, text)).toBe(at as Instant | undefined);
  });
});

describe('show', () => {
  test('tells one person’s whole history, by offer, AAMC id or address, and nobody else’s', async () => {
    const { desk, booked } = await deskWithThree();
    for (const word of [booked, '1', 'ZOE@example.org']) {
      const { code, out } = await desk.command('show', word);
      expect(code).toBe(0);
      expect(out).toContain('Status: booked');
      expect(out).toMatch(/invited +the program \(Sample Coordinator\)/);
      expect(out).toMatch(/booked +the applicant +2026-11-16 morning and 2026-11-17 afternoon/);
      expect(out).toContain('zoe@example.org  not sent yet');
      expect(out).not.toMatch(/Ann|Max/);
    }
  });

  test('tells of every offer of somebody who was invited again', async () => {
    const { desk, declined } = await deskWithThree();
    const list = desk.file('again.csv', 'id,name,email,tracks\n3,Sample Max,max@example.org,categorical\n');
    await desk.command('invite', list, '--again');
    const { out } = await desk.command('show', '3', '--csv');
    expect(rowsIn(out).map(({ What }) => What)).toEqual(['invited', 'declined', 'invited']);
    expect(new Set(rowsIn(out).map(({ Offer }) => Offer)).size).toBe(2);
    expect(rowsIn(out)[0]?.Offer).toBe(declined);
  });

  test('of an unknown word says so', async () => {
    const { desk } = await deskWithThree();
    const said = await desk.command('show', 'nobody');
    expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining('has no offer nobody') });
  });
});

describe('offers', () => {
  test('are listed by name below a header, with what became of each, when and by whom', async () => {
    const { desk, booked } = await deskWithThree();
    const { out } = await desk.command('offers', '--csv');
    const rows = rowsIn(out);
    expect(rows.map(({ Name }) => Name)).toEqual(['Sample Ann', 'Sample Max', 'Sample Zoe']);
    expect(rows[1]).toMatchObject({
      Status: 'declined',
      'Ended at': expect.stringContaining('2026-10-28 10:00'),
      'Ended by': 'the applicant',
    });
    expect(rows[2]).toMatchObject({
      Status: 'booked',
      'Booked for': '2026-11-16 morning and 2026-11-17 afternoon',
      'Booked at': expect.stringContaining('2026-10-27 10:00'),
      Email: 'zoe@example.org',
      Offer: booked,
    });
    expect((await desk.command('offers')).out).toMatch(/Offers: 3, /);
  });

  test.each([
    [
      ['--track', 'categorical'],
      ['Sample Max', 'Sample Zoe'],
    ],
    [['--status', 'open'], ['Sample Ann']],
    [['--track', 'categorical', '--status', 'booked'], ['Sample Zoe']],
    [['--list', 'search=zoe'], ['Sample Zoe']],
  ])('can be limited by %j', async (filter, names) => {
    const { desk } = await deskWithThree();
    const { out } = await desk.command('offers', '--csv', ...filter);
    expect(rowsIn(out).map(({ Name }) => Name)).toEqual(names);
  });

  test.each([
    [['--track', 'surgery'], 'There is no track surgery: the tracks are categorical'],
    [['--status', 'closed'], 'There is no status closed: an offer is prepared, open'],
    [['--list', 'late=yes'], '“late” is no filter.'],
  ])('with %j say what there is', async (filter, why) => {
    const { desk } = await deskWithThree();
    const said = await desk.command('offers', ...filter);
    expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining(why) });
  });
});
