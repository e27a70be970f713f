import { expect, test } from 'vitest';
import { draftEndedMail } from '#functions/notices/mails/desk/draft-ended-mail.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const mailOf = (ended: Parameters<typeof draftEndedMail>[1]) =>
  draftEndedMail(season, ended, 'https://interviews.example.org');

test('a draft that is in force is told with how many are told, and what is left to do', () => {
  const mail = mailOf({ applied: { steps: 2, told: 1, left: ['Sign in once more.'] } });
  expect(mail.subject).toBe('The draft of the season is in force – Sample Internal Medicine Residency');
  for (const words of ['1 applicant is being told', 'Sign in once more.', '/desk/plan'])
    expect(mail.text).toContain(words);
  expect(mailOf({ applied: { steps: 2, told: 0, left: [] } }).text).toContain('Nobody had to be told');
});

test('a draft that could not be applied is told with the reason and what to do', () => {
  const setback = { title: 'A written reason is needed', detail: 'It is close.', next: 'Write one.' };
  const mail = mailOf({ setback });
  expect(mail.subject).toContain('was not applied');
  expect(mail.text.replace(/\s+/g, ' ')).toContain('A written reason is needed. It is close. Write one.');
});

test('after somebody has begun the next draft, the mail only says that the work has ended', () => {
  expect(mailOf({}).subject).toContain('The work on the draft of the season has ended');
});
