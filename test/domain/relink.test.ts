import { expect, test } from 'vitest';
import { noteMailTrouble } from '../../domain/note-mail.ts';
import { offerStates } from '../../domain/offer.ts';
import { relink } from '../../domain/relink.ts';
import { offerOf } from '../support/season.ts';
import { momentAt, offerAfter, programme, recordOf } from '../support/verdicts.ts';

const open = offerOf('categorical', 'offer_1');

test.each(offerStates)(
  'a new link revokes the old one of an offer that is %s, and changes nothing else',
  (state) => {
    const before = { ...open, state };
    const verdict = relink(before, momentAt('2030-10-29T09:00Z', programme));
    const { generation, version, changedAt: _, ...rest } = offerAfter(verdict);
    expect({ generation, version }).toEqual({ generation: 2, version: 2 });
    expect({ ...before, ...rest }).toEqual(before);
    expect(recordOf(verdict)).toMatchObject({
      what: 'relinked',
      who: programme,
      notices: [{ kind: 'offer' }],
    });
  },
);

test('mail that does not arrive is noted with the offer, and causes no further mail', () => {
  const trouble = { kind: 'bounced', at: momentAt('2030-10-29T09:00Z').now, why: 'no such mailbox' } as const;
  const moment = momentAt('2030-10-29T09:01Z', { kind: 'mail' });
  const verdict = noteMailTrouble(open, trouble, moment);
  expect(offerAfter(verdict)).toMatchObject({ mailTrouble: trouble, state: 'open' });
  expect(recordOf(verdict).notices).toEqual([]);
  expect(noteMailTrouble(offerAfter(verdict), trouble, moment)).toEqual({ kind: 'repeat' });
  const again = { ...trouble, at: momentAt('2030-10-29T10:00Z').now };
  expect(noteMailTrouble(offerAfter(verdict), again, moment).kind).toBe('decision');
});
