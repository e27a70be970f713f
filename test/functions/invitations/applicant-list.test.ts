import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import { type Season, seatedAs } from '#domain/season/season.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { readList } from '#test/support/builders/read-list.ts';
import { sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';
import { momentAt, program } from '#test/support/builders/verdicts.ts';
import { always } from '#test/support/checks/check-property.ts';

const season = sampleSeason();

const read = (...lines: readonly string[]) => readList(['id,name,email,tracks', ...lines].join('\n'), season);

describe('the sample of 60', () => {
  const file = readSeasonFile(readFileSync('seasons/im-2020-2021.yaml', 'utf8'));
  const reference = 'season' in file ? file.season : ({} as Season);
  const list = readList(readFileSync('seasons/sample-applicants.csv', 'utf8'), reference);

  test('is read whole', () => {
    expect(list.problems).toEqual([]);
    expect(list.rows).toHaveLength(60);
    expect(new Set(list.rows.map(({ applicant }) => applicant.id)).size).toBe(60);
  });

  test('has somebody for every track, and several for categorical and primary care together', () => {
    const seated = Map.groupBy(list.rows, ({ tracks }) => seatedAs(reference, tracks));
    expect([...seated.keys()].sort()).toEqual(reference.tracks.map(({ id }) => id).sort());
    expect(list.rows.filter(({ tracks }) => tracks.length === 2).length).toBeGreaterThan(5);
  });

  test('can be invited at once into the seats of the reference season', () => {
    const invitations = list.rows.map(({ applicant, tracks }) => {
      return { applicant, tracks, offerId: `offer_${applicant.id}`, recordId: `record_${applicant.id}` };
    });
    const outlook = { ledger: 0, offers: [], seats: seatsOf(reference) };
    const context = momentAt('2020-10-27T12:00-04:00', program);
    expect(releaseOffers(reference, outlook, invitations, context)).toMatchObject({ kind: 'decision' });
  });

  test('has names that are hard to write down', () => {
    const names = list.rows.map(({ applicant }) => applicant.name);
    const hostile = [
      /"/,
      /<script>/,
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Extended_Pictographic}/u,
    ];
    for (const sort of [...hostile, /^=/, /,/, /\p{Mn}/u, /^.{200}$/u, /^Sample Applicant 29$/])
      expect(
        names.some((name) => sort.test(name)),
        String(sort),
      ).toBe(true);
  });

  test('has addresses that are nobody’s', () => {
    for (const { applicant } of list.rows) expect(applicant.email).toMatch(/@example\.(org|com)$/);
  });
});

describe('a list', () => {
  test('may come from a spreadsheet of any make', () => {
    const expected = [
      {
        applicant: { id: 'A1', name: 'Sample One', email: 'one@example.org' },
        tracks: ['categorical', 'primary-care'],
      },
    ];
    const lists = [
      'id,name,email,tracks\nA1,Sample One,one@example.org,categorical;primary-care',
      '\ufeffID,NAME,E-Mail,Tracks\r\nA1, Sample  One ,one@example.org,"Primary Care, Categorical"\r\n',
      'AAMC ID;First Name;Last Name;Email Address;Track(s)\rA1;Sample;One;one@example.org;Primary_Care|CATEGORICAL\r',
      'tracks\temail\tname\tid\nprimary-care;categorical\tone@example.org\tSample One\tA1',
      '\n\nid,name,email,tracks\n\n,,,\nA1,"Sample\r\nOne",one@example.org,"categorical\nPrimary Care"\n\n',
    ];
    for (const text of lists) expect(readList(text, season).rows).toMatchObject(expected);
  });

  test('may have other columns, which are named once', () => {
    const { rows, problems, remarks } = readList(
      'id,Step 1,name,email,tracks\n1,250,Sample,a@example.org,categorical',
      season,
    );
    expect([rows.length, problems]).toEqual([1, []]);
    expect(remarks).toEqual([{ line: 1, field: 'file', message: 'Not used: "Step 1".' }]);
  });

  test('that lacks a column, or has one twice, is not read', () => {
    expect(readList('id,name,mail\n1,Sample,a@example.org', season)).toMatchObject({
      rows: [],
      problems: [{ line: 1, field: 'tracks' }],
    });
    expect(readList('id,aamc id,name,email,tracks\n1,2,S,a@example.org,categorical', season)).toMatchObject({
      rows: [],
      problems: [{ line: 1, field: 'file', message: expect.stringContaining('Two columns') }],
    });
    expect(readList('', season).problems).toHaveLength(1);
  });

  test('reports a problem at the line on which its row begins, after any line breaks', () => {
    const list = read(
      '1,"Sample',
      '',
      'One",one@example.org,categorical',
      '',
      '2,Sample Two,two@example.org,nowhere',
    );
    expect(list.rows).toMatchObject([{ line: 2 }]);
    expect(list.problems).toMatchObject([{ line: 6, field: 'tracks' }]);
  });

  test('with a quotation mark that is never closed says from where on it was not read', () => {
    const list = read(
      '1,Sample One,one@example.org,categorical',
      '2,"Sample Two,two@example.org,categorical',
      '3,S',
    );
    expect(list.rows).toHaveLength(1);
    expect(list.problems).toMatchObject([
      { line: 3, field: 'file', message: expect.stringContaining('never closed') },
    ]);
  });

  test('with a quotation mark that has slipped names the lines that it makes unreadable', () => {
    const list = readList(
      [
        'id,name,email,tracks,notes',
        '7,Bob,bob@example.org,categorical,"likes golf',
        '8,Al,al@example.org,categorical,"fine"',
        '9,Cy,cy@example.org,categorical,',
      ].join('\n'),
      season,
    );
    expect(list.rows.map(({ applicant }) => applicant.id)).toEqual(['9']);
    expect(list.problems).toMatchObject([
      { line: 2, field: 'file', message: expect.stringContaining('Lines 2 to 3 could not be read') },
    ]);
  });

  test('of 4,000 people is read whole', () => {
    const lines = Array.from(
      { length: 4_000 },
      (_, index) => `A${index},"Sample, ${index}",a${index}@example.org,categorical`,
    );
    expect(read(...lines).rows).toHaveLength(4_000);
  });
});

describe('a row is refused, with what to do,', () => {
  test.each([
    ['without an id', ',Sample,a@example.org,categorical', 'id', 'missing'],
    ['whose id is a formula', '=1+1,Sample,a@example.org,categorical', 'id', 'cannot be an id'],
    ['without a name', '1,,a@example.org,categorical', 'name', 'missing'],
    [
      'with a name of 201 characters',
      `1,${'🩺'.repeat(201)},a@example.org,categorical`,
      'name',
      'longer than 200',
    ],
    ['with a name that cannot be seen', '1,\u200b\u2060,a@example.org,categorical', 'name', 'missing'],
    ['with a bell in the name', '1,Sam\u0007ple,a@example.org,categorical', 'name', '"Sam<U+0007>ple" holds'],
    [
      'with a name that turns the text after it',
      '1,Sam\u202eple,a@example.org,categorical',
      'name',
      'cannot be seen',
    ],
    ['with a name in another encoding', '1,Sam\ufffdple,a@example.org,categorical', 'name', 'CSV UTF-8'],
    [
      'that swallowed another',
      '1,"Sample One",one@example.org,"categorical\n2,Sample Two,two@example.org,categorical"',
      'row',
      'goes over several lines',
    ],
    [
      'with two people in one',
      '1,"Sample One,one@example.org,categorical\n2,Sample Two",two@example.org,categorical',
      'name',
      'holds an @',
    ],
    ['without a mail address', '1,Sample,,categorical', 'email', 'missing'],
    ['with half a mail address', '1,Sample,sample@,categorical', 'email', 'not an email address'],
    [
      'with a second header in the address',
      '1,Sample,"a@example.org\r\nBcc: b@example.org",categorical',
      'email',
      'not an email address',
    ],
    [
      'with two addresses',
      '1,Sample,"a@example.org,b@example.org",categorical',
      'email',
      'not an email address',
    ],
    [
      'with a display name in the address',
      '1,Sample,Sample <a@example.org>,categorical',
      'email',
      'not an email address',
    ],
    ['without a track', '1,Sample,a@example.org,', 'tracks', 'No track is named'],
    ['with an unknown track', '1,Sample,a@example.org,surgery', 'tracks', 'There is no track "surgery"'],
    [
      'with two tracks that exclude each other',
      '1,Sample,a@example.org,preliminary; physician-scientist',
      'tracks',
      'exclude each other',
    ],
    ['with a used column too few', '1,Sample,a@example.org', 'tracks', 'No track is named'],
    ['with a column too many', '1,Applicant, Sample,a@example.org,categorical', 'row', 'has 5 cells'],
    [
      'with text in one column only',
      'Seventeen people,,,',
      'row',
      'Only "Seventeen people" stands in this row',
    ],
    ['whose id a spreadsheet shortened', '2.0990024E7,S,a@example.org,categorical', 'id', 'has shortened'],
    [
      'whose id it shortened to a whole number',
      '20990E24,S,a@example.org,categorical',
      'id',
      'has shortened',
    ],
    [
      'with a mark inside an address',
      '1,S,a@exam\u200eple.org,categorical',
      'email',
      '"a@exam<U+200E>ple.org" is not',
    ],
    [
      'with a soft hyphen in an id',
      '2099\u00ad0022,S,a@example.org,categorical',
      'id',
      '"2099<U+00AD>0022" cannot be',
    ],
    [
      'with a Cyrillic а in an address',
      '1,S,s\u0430m@example.org,categorical',
      'email',
      '"sа<U+0430>m@example.org" is not',
    ],
    [
      'with a full-width ＠',
      '1,S,sam＠example.org,categorical',
      'email',
      '"sam＠<U+FF20>example.org" is not',
    ],
    ['with a mark inside a track', '1,S,a@example.org,cate\u200bgorical', 'tracks', '"cate<U+200B>gorical"'],
  ])('%s', (_, row, field, message) => {
    const list = read(row, '9,Sample Nine,nine@example.org,categorical');
    expect(list.problems).toContainEqual({ line: 2, field, message: expect.stringContaining(message) });
    expect(list.rows.map(({ applicant }) => applicant.id)).toEqual(['9']);
  });

  test('for tracks that no single booking can serve', () => {
    const apart = { ...season, tracks: season.tracks.map((track) => ({ ...track, covers: [] })) };
    const text = 'id,name,email,tracks\n1,Sample,a@example.org,categorical; primary-care';
    expect(readList(text, apart).problems).toMatchObject([
      { line: 2, field: 'tracks', message: expect.stringContaining('No single booking can cover') },
    ]);
  });

  test('with the id or address of another, and so is the other: nobody is invited on a guess', () => {
    const list = read(
      '1,Sample One,one@example.org,categorical',
      '2,Sample Two,two@example.org,categorical',
      '1,Sample Three,three@example.org,categorical',
      '4,Sample Four,TWO@example.org,categorical',
    );
    expect(list.rows).toEqual([]);
    expect(list.problems).toMatchObject([
      { line: 2, field: 'id', message: expect.stringContaining('Line 4 has') },
      { line: 3, field: 'email', message: expect.stringContaining('Line 5 has') },
      { line: 4, field: 'id' },
      { line: 5, field: 'email' },
    ]);
  });
});

test('an applicant who ticks a track that is considered alone is considered for it alone; that is a remark, not a refusal', () => {
  const list = read('1,Sample,a@example.org,categorical; physician-scientist; primary-care');
  expect(list.rows).toMatchObject([{ tracks: ['physician-scientist'] }]);
  expect(list.problems).toEqual([]);
  expect(list.remarks).toMatchObject([
    { line: 2, field: 'tracks', message: expect.stringContaining('only') },
  ]);
});

/** Cells as people type them, and as they never should. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('categorical', 'a@example.org', '1', '', '"', '\n', ','),
);

test('every row that is written by the rules of the format is a row or has a problem, at its own line', () => {
  always(200, fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (rows) => {
    const texts = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','));
    const list = read(...texts);
    let line = 2;
    for (const [index, text] of texts.entries()) {
      const isBlank = rows[index]!.every((each) => each.trim() === '');
      const told = [...list.rows, ...list.problems].some((each) => each.line === line);
      expect(told).toBe(!isBlank);
      line += text.replace(/\r\n?/g, '\n').split('\n').length;
    }
  });
});

test('with any quotation mark lost or added, no applicant vanishes without a message', () => {
  const people = ['Ann', 'Bob', 'Cy', 'Dee', 'Eve'];
  const rows = people.map((name) => `"x, y",${name},"${name}, S",${name}@example.org,categorical,"z"`);
  const whole = ['comment,id,name,email,tracks,notes', ...rows].join('\n');
  const slips = [...whole.matchAll(/"/g)].map(({ index }) => whole.slice(0, index) + whole.slice(index + 1));
  const adds = [...whole.matchAll(/[,\w]/g)].map(
    ({ index }) => `${whole.slice(0, index)}"${whole.slice(index)}`,
  );
  for (const text of [...slips, ...adds].filter((each) => each.startsWith('comment,'))) {
    const { rows: good, problems } = readList(text, season);
    expect(good.length === people.length || problems.length > 0, text).toBe(true);
    for (const { applicant } of good) expect(applicant.email, text).toBe(`${applicant.id}@example.org`);
  }
});

test('any text at all is answered with rows or problems', () => {
  always(300, fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    const list = readList(text, season);
    expect(list.rows.length + list.problems.length).toBeGreaterThan(0);
    expect(read(text).rows.length).toBeLessThan(300);
  });
});
