import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type * as bundles from '#infra/aws/functions/bundle.ts';
import '#test/infra/aws/stack/table.ts';
import '#test/infra/aws/stack/roles.ts';
import '#test/infra/aws/stack/entries.ts';
import '#test/infra/aws/stack/budget.ts';
import '#test/infra/aws/stack/web.ts';
import '#test/infra/aws/stack/mail.ts';
import '#test/infra/aws/stack/alarms.ts';
import '#test/infra/aws/stack/rules.ts';
import '#test/infra/aws/stack/settings.ts';
import '#test/infra/aws/stack/doctor.ts';
import '#test/infra/aws/stack/edges.ts';

/** One build of each function serves every stack of these tests: another build would give the same bytes. */
vi.mock('#infra/aws/functions/bundle.ts', async (original) => {
  const actual = await original<typeof bundles>();
  const first = new Map<string, bundles.Bundle>();
  const bundleEntry: typeof bundles.bundleEntry = (entry, folder) => {
    const own = join(folder, entry.name);
    const earlier = first.get(entry.module);
    if (earlier) cpSync(earlier.folder, own, { recursive: true });
    const bundle = earlier ?? actual.bundleEntry(entry, folder);
    first.set(entry.module, bundle);
    return { ...bundle, folder: own };
  };
  return { ...actual, bundleEntry };
});
