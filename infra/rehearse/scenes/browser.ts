import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { runProcess } from '#infra/rehearse/stage/processes.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';

/** The journey that can be pointed at any deployment, in a real browser, on the deployed pages of `link`. */
export async function journeyInBrowser({ emulator, step }: Stage, link: string): Promise<void> {
  await step('a browser opens, books, moves and cancels on the deployed pages', () =>
    runProcess(
      process.execPath,
      [
        join(projectRoot, 'node_modules/vitest/vitest.mjs'),
        ...['run', '--config', 'test/journeys/vitest.config.ts', 'deployed'],
      ],
      {
        cwd: projectRoot,
        env: {
          PATH: process.env.PATH ?? '',
          CHROMIUM: process.env.CHROMIUM ?? '/usr/bin/chromium',
          JOURNEY_LINK: link,
          JOURNEY_HOSTS: `MAP * 127.0.0.1:${emulator.port}`,
        },
      },
    ),
  );
}
