import { expect, test } from 'vitest';
import { redactStatusNotice, waveWithout } from '#domain/people/removals.ts';
import type { StatusNotice, StatusWave } from '#domain/statuses/status-wave.ts';
import { instant } from '#domain/values/time.ts';
import { program } from '#test/support/builders/verdicts.ts';

const at = instant('2030-12-18T15:00Z');
const wave: StatusWave = {
  ...{ id: 'wave_1', season: 'winter', as: 'closed', state: 'done', people: ['A-1', 'A-2', 'A-3'] },
  ...{ done: 3, told: 3, releaseAt: at, who: program, startedAt: at, version: 4 },
};
const notice: StatusNotice = {
  ...{ id: 'status_1', season: 'winter', application: 'A-2', at, who: program, event: 'status-notice' },
  ...{ as: 'closed', notices: [{ kind: 'status', to: 'two@example.org' }] },
};

test('a wave of notices loses the ids of the erased, whose places stay, so that all counts stay true', () => {
  expect(waveWithout(wave, { people: ['A-2', 'A-9'] })).toEqual({
    ...wave,
    people: ['A-1', '', 'A-3'],
    version: 5,
  });
  expect(waveWithout(wave, { people: ['A-9'] })).toBeUndefined();
  expect(waveWithout({ ...wave, people: ['A-1', '', 'A-3'] }, { people: ['A-2'] })).toBeUndefined();
});

test('the mail about a status of somebody erased says neither whose it was nor where it went', () => {
  expect(redactStatusNotice(notice, { people: ['A-9', 'A-2'] })).toEqual([
    {
      kind: 'redact-record',
      record: { id: 'status_1', season: 'winter' },
      redactions: [
        { path: ['application'], value: '' },
        { path: ['notices'], value: [{ kind: 'status', to: '' }] },
      ],
    },
  ]);
  expect(redactStatusNotice(notice, { people: ['A-1'] })).toEqual([]);
});
