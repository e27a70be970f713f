import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { sweep } from '#functions/due/sweep.ts';
import { reviewApplication } from '#functions/review/review-application.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import { readSeason } from '#functions/store/items/seasons.ts';
import { readStatusNotices } from '#functions/store/statuses/status-waves.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';
import { importPeople, reviewContext } from '#test/support/reviews/reviewed-season.ts';

const id = 'im-2020-2021';

test('closing notices from the terminal are shown before they are prepared, can be taken back, and go out once', async () => {
  const desk = await operatorsDesk(id);
  await desk.command('apply', `seasons/${id}.yaml`);
  const season = (await readSeason(desk.store, id))?.season;
  if (!season) throw new Error('not applied');
  await importPeople(desk.store, season, 5);
  for (const person of ['20900001', '20900002']) {
    const version = (await readApplication(desk.store, id, person))?.version ?? 0;
    const deed = { action: 'decide', to: 'close', tracks: [], version, reason: 'Read twice.' } as const;
    await reviewApplication(desk.store, { season: id, id: person }, deed, reviewContext());
  }
  expect((await desk.command('closing')).out).toMatch(
    /Without an answer: 5 of 5 applications\.[\s\S]*nothing is decided yet: 3\n[\s\S]*to be told so: 2/,
  );
  const tell = ['closing', '--status', 'closed', '--at', '2020-11-03 10:00 AM'] as const;
  expect(await desk.command(...tell)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/To tell: 2 applicants, closed, from .*10:00 AM[\s\S]*About your application/),
    complaints: expect.stringContaining('Nobody is told.'),
  });
  expect((await desk.command('closing', '--status', 'invited')).complaints).toContain(
    '--status waiting or closed',
  );
  expect((await desk.command('closing', '--status', 'closed')).complaints).toContain('--at "');
  const [, wave = ''] = /--undo (wave_\w+)/.exec((await desk.command(...tell, '--yes')).out) ?? [];
  expect(await desk.command('closing', '--undo', 'wave_none')).toMatchObject({ code: 1 });
  expect(await desk.command('closing', '--undo', wave)).toMatchObject({ code: 0 });
  await desk.command(...tell, '--yes');
  for (let time = 0; time < 2; time += 1) await sweep(desk.store, instant('2020-11-03T16:00Z'));
  expect(await readStatusNotices(desk.store, id)).toHaveLength(2);
  desk.setClock('2020-11-03T12:00-05:00');
  const { out } = await desk.command('closing');
  expect(out).toContain('Without an answer: 3 of 5 applications.');
  expect(out).toMatch(/2 people, taken back$/m);
  expect(out).toMatch(/2 people, 2 told$/m);
});
