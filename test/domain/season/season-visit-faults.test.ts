import { describe, expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { faultPaths, faultsAt, soundSeason, tracksWith } from '#test/support/checks/season-faults.ts';

const { days } = soundSeason;
const virtual: VisitFields = { kind: 'virtual' };
const joinLink = 'https://video.example.org/room';

/** The sound season with what its day of that number says of visits. */
const dayWith = (number: number, visit: VisitFields) => ({
  days: days.map((day, index) => (index === number ? { ...day, visit } : day)),
});

describe('of a visit is told', () => {
  test.each<[string, VisitFields, readonly string[]]>([
    ['a kind that there is not', { kind: 'zoom' as 'virtual' }, ['visit.kind']],
    ['a place of several lines', { kind: 'in-person', place: 'Here\nand there' }, ['visit.place']],
    ['a place that is too long', { kind: 'in-person', place: 'x'.repeat(201) }, ['visit.place']],
    ['a contact that is too long', { ...virtual, contact: 'x'.repeat(201) }, ['visit.contact']],
    ['instructions without letters', { ...virtual, instructions: ' \n ' }, ['visit.instructions']],
    [
      'one fault of several lines',
      { ...virtual, instructions: 'a\u202eb\nc\u202ed' },
      ['visit.instructions'],
    ],
    ['nothing of lines that are left free', { ...virtual, instructions: 'First.\n\nSecond.' }, []],
    ['a place of a virtual one', { ...virtual, place: 'Here' }, ['visit.place']],
    ['a link of one in person', { kind: 'in-person', place: 'Here', joinLink }, ['visit.joinLink']],
    [
      'the link in each text that is mailed',
      { ...virtual, joinLink, instructions: `At ${joinLink}`, contact: 'See HTTPS://VIDEO.EXAMPLE.ORG.' },
      ['visit.instructions', 'visit.contact'],
    ],
    [
      'nothing of the address of another host',
      { ...virtual, joinLink, instructions: 'See https://www.example.org/video' },
      [],
    ],
  ])('%s', (_, visit, paths) => {
    expect(faultPaths({ visit })).toEqual(paths);
  });

  test('a fault where it is said: of the season, of a track or of a day', () => {
    const broken: VisitFields = { ...virtual, phone: '1' };
    expect(faultPaths({ visit: broken })).toEqual(['visit.phone']);
    expect(faultPaths({ visit: virtual, ...tracksWith(1, { visit: broken }) })).toEqual([
      'tracks.1.visit.phone',
    ]);
    expect(faultPaths({ visit: virtual, ...dayWith(2, broken) })).toEqual(['days.2.visit.phone']);
  });

  test('a text of a day with the link of another, which a block of an agenda may also have', () => {
    const text: VisitFields = { ...virtual, instructions: `Or ${joinLink}` };
    const elsewhere: Partial<Season> = { visit: text, ...dayWith(2, { joinLink }) };
    expect(faultPaths(elsewhere)).toEqual(['visit.instructions']);
    const [at, until] = ['08:00', '09:00'] as WallTime[] as [WallTime, WallTime];
    const blocks = [
      { title: 'Tour', at, until },
      { title: 'Talk', at, until, joinLink },
    ];
    const agendas = [{ tracks: ['categorical'], start: 'morning', blocks }] as const;
    expect(faultPaths({ visit: text, agendas })).toEqual(['visit.instructions']);
  });
});

describe('what is said of visits amounts to a kind, and in person to a place', () => {
  test('or it is told once, where the most is said: the day, the track, the season, or the track that says nothing', () => {
    expect(faultPaths({ visit: { phone: '617 555 0100' } })).toEqual(['visit']);
    expect(faultPaths(tracksWith(3, { visit: { phone: '617 555 0100' } }))).toEqual([
      ...['tracks.0', 'tracks.1', 'tracks.2', 'tracks.3.visit'],
    ]);
    expect(faultPaths({ visit: virtual, ...dayWith(2, { kind: 'in-person' }) })).toEqual(['days.2.visit']);
    expect(faultPaths({ visit: virtual, ...tracksWith(3, { visit: { kind: 'in-person' } }) })).toEqual([
      'tracks.3.visit',
    ]);
  });

  test('with the first track and day that lack it, and what they lack', () => {
    const said = (change: Partial<Season>, path: string) => faultsAt(change, path);
    expect(said({ visit: { phone: '617 555 0100' } }, 'visit')).toEqual([
      'The visits of "categorical" on 2030-11-19 have no kind: add `kind`.',
    ]);
    const inPerson: Partial<Season> = { visit: virtual, ...dayWith(2, { kind: 'in-person' }) };
    expect(said(inPerson, 'days.2.visit')).toEqual([
      'The visits of "preliminary" on 2030-11-22 have no place: add `place`.',
    ]);
  });

  test('on the first day of the season as well', () => {
    expect(faultPaths({ visit: virtual, ...dayWith(0, { kind: 'in-person' }) })).toEqual(['days.0.visit']);
  });

  test('and where each day says it, nothing is asked of one that the season does not have', () => {
    const ids = ['2030-11-22', '2030-12-06', '2030-12-07'];
    const options = ids.map((id) => ({ id, days: [id] })) as never;
    const each = { days: days.map((day) => ({ ...day, visit: virtual })) };
    expect(faultPaths({ ...each, ...tracksWith(3, { options }) })).toEqual(['tracks.3.options.2.days.0']);
  });

  test('and of a day that the season does not have nothing is told but that', () => {
    const options = [{ id: '2030-12-07', days: ['2030-12-07'] }] as never;
    expect(faultPaths({ visit: { phone: '617 555 0100' }, ...tracksWith(3, { options }) })).toEqual([
      ...['visit', 'tracks.3.options.0.days.0'],
      ...['days.2.starts.0.groups.0.for.0', 'days.5.starts.0.groups.0.for.0'],
    ]);
  });

  test('in as many places as lack it, in the order of the tracks', () => {
    const change = {
      visit: virtual,
      ...dayWith(5, { kind: 'in-person' }),
      ...tracksWith(0, { visit: { kind: 'in-person' } }),
    };
    expect(faultPaths(change as Partial<Season>)).toEqual(['tracks.0.visit', 'days.5.visit']);
  });
});

test('a paragraph may have lines of blanks, and two thousand letters in all its lines', () => {
  const of = (...lines: readonly string[]) =>
    faultsAt({ visit: { ...virtual, instructions: lines.join('\n') } }, 'visit.instructions');
  expect(of('First.', '  ', 'Second.')).toEqual([]);
  expect(of('x'.repeat(1_000), 'x'.repeat(999))).toEqual([]);
  expect(of('x'.repeat(1_000), 'x'.repeat(1_000))).toEqual([
    'The text is too long (at most 2000 characters).',
  ]);
  expect(of('🙂'.repeat(2_000))).toEqual([]);
});

test('a link and a phone that are none are quoted, with how to write one', () => {
  const visit: VisitFields = { ...virtual, joinLink: 'zoom', phone: 'us' };
  expect(faultsAt({ visit }, 'visit.joinLink')).toEqual([
    '"zoom" is no web address that can be opened: write it in full, as https://video.example.org/room.',
  ]);
  expect(faultsAt({ visit }, 'visit.phone')).toEqual([
    '"us" is no telephone number: write 7 to 15 digits, as +1 617 555 0100.',
  ]);
});

test('a link may have a thousand signs, and a host needs a name with a dot', () => {
  const of = (link: string) => faultPaths({ visit: { ...virtual, joinLink: link } });
  expect(of(`https://a.example.org/${'x'.repeat(978)}`)).toEqual([]);
  expect(of(`https://a.example.org/${'x'.repeat(979)}`)).toEqual(['visit.joinLink']);
  expect(of('https://localhost/')).toEqual(['visit.joinLink']);
});

describe('what the program says in its own words', () => {
  const at = (change: Partial<Season>) => faultPaths({ visit: { ...virtual, joinLink }, ...change });
  const leak = `See ${joinLink}`;

  test('in mails is told where it is too long, has no letters, or holds the join link', () => {
    expect(at({ messages: { invitation: 'Welcome.', signature: 'The program' } })).toEqual([]);
    expect(at({ messages: { invitation: leak, letters: 'x'.repeat(2_001), signature: leak } })).toEqual([
      ...['messages.invitation', 'messages.letters', 'messages.signature'],
    ]);
    expect(at({ messages: { canceled: '' } })).toEqual(['messages.canceled']);
  });

  test('to those without an invitation is told if it holds the join link', () => {
    const toldBy = '2030-12-01' as CalendarDay;
    expect(at({ statuses: { toldBy, closed: 'Thank you.', waiting: leak } })).toEqual(['statuses.waiting']);
    expect(at({ statuses: { toldBy, closed: leak } })).toEqual(['statuses.closed']);
  });

  test.each([
    'https://video.example.org',
    'HTTPS://VIDEO.EXAMPLE.ORG/room',
    'http://video.example.org:443/room',
    'https://me@video.example.org/room',
    '(https://video.example.org), ask for Ann',
    'https://www.example.org and https://video.example.org.',
  ])('holds the join link as “%s”', (words) => {
    expect(at({ messages: { letters: `See ${words}` } })).toEqual(['messages.letters']);
  });

  test.each(['https://video.example.org.uk', 'https://my-video.example.org', 'video at www.example.org'])(
    'holds no join link as “%s”',
    (words) => {
      expect(at({ messages: { letters: `See ${words}` } })).toEqual([]);
    },
  );

  test('on the public page is told likewise, and so is each link', () => {
    const link = { name: 'Ours', address: 'https://www.example.org/' };
    expect(at({ information: { about: 'Us.', links: [link] } })).toEqual([]);
    expect(at({ information: { about: leak, visas: '' } })).toEqual([
      'information.about',
      'information.visas',
    ]);
    const links = [
      link,
      { name: 'Video', address: joinLink },
      { name: 'x'.repeat(201), address: link.address },
      { name: 'Theirs', address: 'www.example.org' },
      { ...link, address: 'https://b.example.org' },
    ];
    expect(at({ information: { links } })).toEqual([
      ...['information.links.1.address', 'information.links.2.name'],
      ...['information.links.3.address', 'information.links.4.name'],
    ]);
  });
});
