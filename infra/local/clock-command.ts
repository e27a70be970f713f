import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { readRunning } from './instance-file.ts';

/**
 * `npm run clock -- +3d`, `-- 2020-11-16T07:00` or `-- show`: moves the running host's clock, and prints its time.
 */
const move = process.argv[2] ?? 'show';
if (['--help', '-h', 'help'].includes(move)) {
  console.log(
    'Usage: npm run clock -- show | +30m | +12h | +3d | +2w | 2020-11-16T07:00\n\nMoves the clock of the service that runs here forward, and prints its time.',
  );
  process.exit(0);
}
const running = await readRunning(join(projectRoot, '.local/running.json'));

if (!running) {
  console.error('Fairslot is not running here. Start it with: npm start');
  process.exit(1);
}

const change = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ move }),
};
const reply = await fetch(`${running.controlUrl}/clock`, move === 'show' ? {} : change);
const { shown, message } = (await reply.json()) as { shown?: string; message?: string };

if (reply.ok) console.log(shown);
else {
  console.error(message);
  process.exitCode = 1;
}
