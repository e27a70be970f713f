import { expect, test } from 'vitest';
import { informationTopics } from '#domain/season/information-section.ts';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { informationModel } from '#functions/information/information-model.ts';
import { informationPage } from '#functions/information/information-page.ts';
import { topicHeadings } from '#functions/information/topic-words.ts';
import { wordsOf as wordsShown } from '#test/support/checks/visible-words.ts';
import { seasonOfFile } from '#test/support/files/arbitrary-file-season.ts';

const now = instant('2020-10-01T12:00Z');
const reference = seasonOfFile('seasons/im-2020-2021.yaml');
const template = seasonOfFile('seasons/template.yaml');
const pageOf = (season: Season, zone: string | null = null) =>
  informationPage(informationModel(season, now, zone));
const wordsOf = (season: Season, zone: string | null = null) =>
  wordsShown(pageOf(season, zone).replaceAll('<', ' <'))
    .join(' ')
    .replaceAll(/ ([.,;:])/g, '$1');
/** As the words of the page, which hyphens only part. */
const unhyphened = (text: string) => text.replaceAll('-', ' ');

test('the page names every track with its NRMP code, and every published date with its year', () => {
  const words = wordsOf(reference);
  for (const { name, nrmp } of reference.tracks)
    expect(words).toContain(unhyphened(`${name} NRMP code ${nrmp}`));
  expect(words).toContain('Mon, Nov 16, 2020 and Tue, Nov 17, 2020');
  expect(words).toContain('Last day on which invitations go out: Monday, November 30, 2020');
  expect(words).toContain(unhyphened('It shares its NRMP code with Physician Scientist.'));
});

test('a deadline published as EST is shown on the clock of that day, and on the reader’s', () => {
  const name = 'Last moment for applications through ERAS';
  expect(wordsOf(reference)).toContain(`${name}: Wednesday, October 21, 2020, 9:00 AM EDT`);
  expect(wordsOf(reference, 'Asia/Tokyo')).toContain('10:00 PM Japan, UTC+9');
});

test('hours that fall on another day of the reader say so', () => {
  const words = wordsOf(reference, 'Asia/Tokyo');
  expect(words).toContain('1:00 PM – 5:30 PM Eastern Time (EST, UTC−5)');
  expect(words).toContain('3:00 AM – 7:30 AM (Japan, UTC+9) on the day after');
  expect(words).toContain('10:00 PM – 2:30 AM (Japan, UTC+9)');
});

test.each([
  ['reference season', reference],
  ['template', template],
])('every rule of the %s is published in its own words', (_, season) => {
  const words = wordsOf(season);
  const rules = season.screening?.rules ?? [];
  expect(rules.length).toBeGreaterThan(5);
  for (const { name, toDo = '' } of rules) {
    expect(words).toContain(unhyphened(name));
    expect(words).toContain(unhyphened(toDo));
  }
});

test('every text of the file has its heading, and a topic without a text has none', () => {
  const words = wordsOf(reference);
  for (const topic of informationTopics.slice(1)) expect(words).toContain(topicHeadings[topic]);
  expect(wordsOf(template)).not.toContain(topicHeadings.awayRotations);
});

test('how signals are used is said where the season says it', () => {
  const { screening = { facts: [], rules: [] } } = template;
  const signals = 'Signals decide nothing.';
  expect(wordsOf({ ...template, screening: { ...screening, signals } })).toContain(
    `How we use signals ${signals}`,
  );
  expect(wordsOf(template)).not.toContain('How we use signals');
});

test('the page holds no join link, no coordinator and no number of seats', () => {
  const page = pageOf(reference);
  expect(page).not.toContain('video.example.org');
  expect(page).not.toContain('coordinator.one');
  expect(page).not.toContain('seat');
});

test('the page is one request of at most 24 KB', () => {
  const page = pageOf(reference, 'Asia/Kathmandu');
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(24 * 1024);
  expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)="(?!data:)/);
});

test('a zone that does not exist counts as none', () => {
  expect(pageOf(reference, 'Mars/Olympus')).toBe(pageOf(reference));
});
