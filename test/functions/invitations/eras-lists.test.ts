import { describe, expect, test } from 'vitest';
import { readList } from '#test/support/builders/read-list.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const plain = sampleSeason();
const season = {
  ...plain,
  tracks: plain.tracks.map((track) =>
    track.id === 'categorical' ? { ...track, erasName: 'Medicine-Categorical' } : track,
  ),
};
const read = (...lines: readonly string[]) => readList(lines.join('\n'), season);

const heading =
  'AAMC ID,ERAS Application ID,Applicant Name,First Name,Last Name,Email,Tracks Applied by Applicant_1,Tracks Applied by Applicant_2,Hobbies and Interests';

describe('an ERAS export', () => {
  test('is a list as it is: both name forms, another number, a column for each track', () => {
    const list = read(
      heading,
      '20990001,77001,"Sample, Ann B.",Ann,Sample,ann@example.org,Medicine-Categorical|1261140C0 (Categorical),Medicine-Primary|1261140M0 (Primary Care),',
      '20990002,77002,"Sample, Bo",Bo,Sample,bo@example.org,,Prelim|1261140P0 (Preliminary),"Chess.\nWrite to me: bo2@example.org"',
    );
    expect(list.problems).toEqual([]);
    expect(list.rows).toMatchObject([
      {
        applicant: { id: '20990001', name: 'Ann Sample', email: 'ann@example.org' },
        tracks: ['categorical', 'primary-care'],
      },
      { applicant: { id: '20990002', name: 'Bo Sample' }, tracks: ['preliminary'] },
    ]);
  });

  test('with the whole name only gives the name as it is said', () => {
    const list = read(
      'AAMC ID,Applicant Name,Email,Tracks Applied by Applicant',
      '20990001,"Sample, Ann B.",ann@example.org,Prelim|1261140P0 (Preliminary)',
      '20990002,"Ann Sample, Jr.",an@example.org,Prelim|1261140P0 (Preliminary)',
    );
    expect(list.rows.map(({ applicant }) => applicant.name)).toEqual(['Ann B. Sample', 'Ann Sample, Jr.']);
  });

  test('whose tracks share a code is asked for their names in ERAS', () => {
    const list = read(heading, '20990001,1,,A,B,a@example.org,Science|1261140C0 (Categorical),,');
    expect(list.problems).toMatchObject([
      { line: 2, field: 'tracks', message: expect.stringContaining('`erasName: Science`') },
    ]);
  });

  test('glued to that of another program keeps its rows apart', () => {
    const list = read(heading, '20990001,1,,A,B,a@example.org,Ob|1076220C0 (Categorical),,');
    expect(list.problems).toMatchObject([{ line: 2, field: 'tracks' }]);
  });
});
