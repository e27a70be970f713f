import { describe, expect, test } from 'vitest';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { Digested } from '#domain/digest/digest-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Arrangement } from '#domain/offers/accommodation.ts';
import { redactionsOf, unsentNotice } from '#domain/people/redactions.ts';
import type { DraftRecorded } from '#domain/season-draft/draft-record.ts';
import { instant } from '#domain/values/time.ts';
import { program } from '#test/support/builders/verdicts.ts';

const at = instant('2030-11-19T15:00Z');
const frame = { id: 'record_1', season: 'winter', offer: 'offer_1', at, who: program, version: 2, sent: {} };
const own = { offers: ['offer_1'], terms: ['one sample'] };
const foreign = { offers: ['offer_9'], terms: ['one sample'] };
const declined = (reason: string): Stored<OfferRecord> => ({
  ...{ ...frame, event: 'declined', reason },
  notices: [{ kind: 'invitation', to: 'one@example.org' }],
});
const refused = (detail: string) => ({ 0: { at, as: 'refused', detail } }) as const;

describe('a record of one’s own', () => {
  test('loses address and reason, whatever they say', () => {
    expect(redactionsOf(declined('ill'), own)).toEqual([
      { path: ['notices'], value: [{ kind: 'invitation', to: '' }] },
      { path: ['reason'], value: '' },
    ]);
  });

  test('loses both names, and what a mail server said', () => {
    const renamed: Stored<OfferRecord> = {
      ...{ ...frame, event: 'name-corrected', names: { before: 'One Simple', after: '' } },
      notices: [],
    };
    expect(redactionsOf(renamed, own)).toEqual([{ path: ['names'], value: { before: '', after: '' } }]);
    const after = { ...renamed, names: { before: '', after: 'One Sample' } };
    expect(redactionsOf(after, own)).toHaveLength(1);
    expect(redactionsOf({ ...renamed, names: { before: '', after: '' } }, own)).toEqual([]);
    const trouble = { kind: 'bounced', at, why: '550 unknown' } as const;
    const failed = { ...frame, event: 'mail-failed', trouble, notices: [] } as unknown as Stored<OfferRecord>;
    expect(redactionsOf(failed, own)).toEqual([{ path: ['trouble', 'why'], value: '' }]);
    expect(redactionsOf({ ...declined(''), sent: refused('550 one') }, own)).toContainEqual({
      ...{ path: ['sent', '0', 'detail'], value: '' },
    });
  });

  test('loses both addresses of a correction', () => {
    const corrected: Stored<OfferRecord> = {
      ...{ ...frame, event: 'link-reissued', emails: { before: 'on@example.org', after: 'one@example.org' } },
      notices: [],
    };
    const gone = { path: ['emails'], value: { before: '', after: '' } };
    expect(redactionsOf(corrected, own)).toEqual([gone]);
    for (const emails of [
      { before: 'on@example.org', after: '' },
      { before: '', after: 'one@example.org' },
    ])
      expect(redactionsOf({ ...corrected, emails }, own)).toEqual([gone]);
    expect(redactionsOf({ ...corrected, emails: gone.value }, own)).toEqual([]);
  });

  test('loses what was arranged for the person, once', () => {
    const arranged = (arrangement: Arrangement): Stored<OfferRecord> => ({
      ...{ ...frame, event: 'accommodation-arranged', arrangement, notices: [] },
    });
    const pause = arranged({ pauseMinutes: 10 });
    expect(redactionsOf(pause, own)).toEqual([{ path: ['arrangement'], value: {} }]);
    expect(redactionsOf(arranged({}), own)).toEqual([]);
    expect(redactionsOf(pause, foreign)).toEqual([]);
  });

  test('keeps a coordinator’s address and the id of a message that was sent', () => {
    const late = { ...declined(''), notices: [{ kind: 'late-change', to: 'c@example.org' }] };
    expect(redactionsOf(late as unknown as Stored<OfferRecord>, own)).toEqual([]);
    const both = { ...late, notices: [...late.notices, { kind: 'invitation', to: 'one@example.org' }] };
    expect(redactionsOf(both as unknown as Stored<OfferRecord>, own)).toEqual([
      {
        path: ['notices'],
        value: [
          { kind: 'late-change', to: 'c@example.org' },
          { kind: 'invitation', to: '' },
        ],
      },
    ]);
    const sent = { 0: { at, as: 'sent', detail: 'message-1' } } as const;
    const done = { ...declined(''), notices: [], sent } as Stored<OfferRecord>;
    expect(redactionsOf(done, own)).toEqual([]);
  });

  test('that says that and why the person was erased stays', () => {
    const erased: Stored<OfferRecord> = { ...frame, event: 'erased', reason: 'Asked for it', notices: [] };
    expect(redactionsOf(erased, own)).toEqual([]);
  });

  test('that has been redacted is left alone', () => {
    const done = { ...declined(''), notices: [{ kind: 'invitation', to: '' }] } as Stored<OfferRecord>;
    expect(redactionsOf(done, own)).toEqual([]);
  });
});

describe('a record of somebody else', () => {
  test('loses a reason that mentions the person, and keeps any other', () => {
    expect(redactionsOf(declined('for One Sample'), foreign)).toEqual([{ path: ['reason'], value: '' }]);
    expect(redactionsOf({ ...declined('ill'), sent: refused('550') }, foreign)).toEqual([]);
  });

  test('which is a digest loses the lines that mention the person', () => {
    const { offer: _, version: __, ...season } = frame;
    const digested = (subject: string): Stored<Digested> => ({
      ...{ ...season, event: 'digested', notices: [{ kind: 'digest', to: 'c@example.org' }] },
      message: { subject, blocks: [] },
    });
    expect(redactionsOf(digested('of One Sample'), own)).toEqual([
      { path: ['message'], value: { subject: '(erased)', blocks: [] } },
    ]);
    expect(redactionsOf(digested('of nobody'), own)).toEqual([]);
    expect(unsentNotice(digested('of nobody'), own)).toBeUndefined();
  });
});

test('an edit of the season’s draft loses the lines that mention the person, and its reason', () => {
  const { offer: _, ...season } = frame;
  const drafted = (what: readonly string[]): Stored<DraftRecorded> => ({
    ...{ ...season, event: 'season-drafted', step: 'edited', what, notices: [] },
  });
  expect(redactionsOf(drafted(['+ a day', '~ note: for One Sample']), foreign)).toEqual([
    { path: ['what'], value: ['+ a day', ''] },
  ]);
  expect(redactionsOf(drafted(['+ a day', '']), foreign)).toEqual([]);
  expect(redactionsOf({ ...drafted([]), reason: 'One Sample is ill.' }, foreign)).toEqual([
    { path: ['reason'], value: '' },
  ]);
});

test('the first notice that waits is told, of the person’s own offers only', () => {
  const to = { kind: 'invitation', to: 'one@example.org' } as const;
  const record = { ...declined(''), notices: [to, to, to], sent: refused('550') } as Stored<OfferRecord>;
  expect(unsentNotice(record, own)).toBe(1);
  expect(unsentNotice(record, foreign)).toBeUndefined();
  expect(unsentNotice({ ...record, notices: [to] } as Stored<OfferRecord>, own)).toBeUndefined();
});
