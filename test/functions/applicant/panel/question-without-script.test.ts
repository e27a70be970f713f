import { expect, test } from 'vitest';
import { LONGEST_QUESTION } from '#domain/questions/question.ts';
import { bookedPage } from '#functions/applicant/pages/booking-page.ts';
import { questionText } from '#functions/applicant/panel/panel-routes.ts';
import { bookedPair, modelOf } from '#test/support/builders/sample-model.ts';

test('a question is as long as its reader sees it, though a form sends two characters for each line break', () => {
  const lines = `${'x'.repeat(LONGEST_QUESTION - 4)}\r\ny\r\nz`;
  expect(questionText.parse(lines)).toHaveLength(LONGEST_QUESTION);
  expect(questionText.safeParse(`${lines}!`).success).toBe(false);
  expect(questionText.safeParse(' \r\n ').success).toBe(false);
});

test('the page says that a question was sent, and where it is shown', () => {
  const page = bookedPage(modelOf(bookedPair), 'asked');
  expect(page).toContain('Your question was sent. Residents can read it');
  expect(bookedPage(modelOf(bookedPair))).not.toContain('Your question was sent.');
});
