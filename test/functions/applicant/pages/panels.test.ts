import { expect, test } from 'vitest';
import type { Agenda } from '#domain/season/agenda-section.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { all, base, bookedPair, modelOf } from '#test/support/builders/sample-model.ts';

/** A panel at the same hours on each day of the pair. */
const agendas = (['morning', 'afternoon'] as const).map((start, index) => ({
  ...{ tracks: ['primary-care'], start, dayOfPair: index + 1 },
  blocks: [{ at: '14:00', until: '15:00', title: 'Panel', takesQuestions: true }],
})) as unknown as readonly Agenda[];

/** The addresses at which the page takes tokens, and the labels and fields of its forms without script. */
function panelsAt(now: string) {
  const model = modelOf(bookedPair, { now });
  const page = offerPage({ ...model, season: { ...model.season, agendas } });
  return {
    taken: all(page, /data-take-tokens="([^"]*)"/g),
    labels: all(page, /<label for="(question-[^"]*)"/g),
    fields: all(page, /<textarea id="(question-[^"]*)"/g),
  };
}

const [first, second] = ['2020-11-16', '2020-11-17'];

test('an applicant who opens the page of a pair takes tokens for the panels of both days, and can ask each without script', () => {
  const both = [`question-${first}`, `question-${second}`];
  expect(panelsAt('2020-11-02T12:00Z')).toEqual({
    taken: [`${base}/panel/${first}/tokens`, `${base}/panel/${second}/tokens`],
    ...{ labels: both, fields: both },
  });
});

test('a panel that is over takes none', () => {
  expect(panelsAt('2020-11-16T20:30Z').taken).toEqual([`${base}/panel/${second}/tokens`]);
  expect(panelsAt('2020-11-18T20:30Z').taken).toEqual([]);
});
