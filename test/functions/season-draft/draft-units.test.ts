import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readFileParts } from '#functions/season/season-file/read-season-file.ts';
import { changeDraft } from '#functions/season-draft/change-draft.ts';
import { editFile } from '#functions/season-draft/edit-file.ts';
import { keepSeasonFile } from '#functions/season-draft/keep-file.ts';
import { loadDraft } from '#functions/season-draft/load-draft.ts';
import { previewPlan, readToPreview } from '#functions/season-draft/preview-plan.ts';
import { readList } from '#test/support/builders/read-list.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { seasonOfFile } from '#test/support/files/arbitrary-file-season.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { meter } from '#test/support/measure/meter.ts';

const path = 'seasons/im-2020-2021.yaml';
const season = seasonOfFile(path);
const now = instant('2020-10-26T13:00Z');
const context = decisionContext({ kind: 'program', name: 'editor@example.org' }, now);

test('the pages of a draft read what docs/architecture.md says', async () => {
  const store = await seedSeason(season);
  const { rows } = readList(readFileSync('seasons/sample-applicants.csv', 'utf8'), season);
  const invitations = rows.map(({ applicant, tracks }, index) => ({
    ...{ applicant, tracks, offerId: `offer_${index}`, recordId: `record_${index}` },
  }));
  await invite(store, season, invitations, now);
  await keepSeasonFile(store, season, readFileSync(path, 'utf8'), now);
  const used = meter(store.client, new DynamoDBClient(databaseAccess()));
  const measured: string[] = [];
  const measure = async <T>(what: string, work: () => Promise<T>) => {
    const before = { ...used };
    const result = await work();
    measured.push(
      `| ${what} | ${used.readUnits - before.readUnits} | ${used.writeUnits - before.writeUnits} |`,
    );
    return result;
  };
  const seen = { draft: 0, season: 1 };
  const change = (text: string) =>
    editFile(text, { kind: 'fields', fields: [{ name: 'days.2020-11-17.seats.0.morning', value: '6' }] });
  await measure('change the draft of the season', () =>
    changeDraft(store, { season: season.id, seen }, change, context),
  );
  const { text } = await measure('open the draft of the season', () => loadDraft(store, season.id));
  const next = readFileParts(text).season as Season;
  const shown = await measure('see what the draft would do', async () => {
    const [, planned] = await Promise.all([loadDraft(store, season.id), readToPreview(store, season.id)]);
    return previewPlan(planned, next, context);
  });
  expect(shown).toHaveProperty('plan');
  const page = readFileSync('docs/architecture.md', 'utf8');
  expect(measured.filter((row) => !page.includes(row))).toEqual([]);
});
