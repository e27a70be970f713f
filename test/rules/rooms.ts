import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importsOf, presentRooms, readTree } from '#test/support/checks/rooms.ts';

/** `npm run rooms` prints which room imports which; with `-- --write` it makes them the allowlist, to be reviewed. */
const root = resolve(import.meta.dirname, '../..');
const json = `${JSON.stringify(presentRooms(importsOf(readTree(root))), null, 2)}\n`;

if (process.argv.includes('--write')) {
  writeFileSync(join(root, 'rooms.json'), json);
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', 'rooms.json'], { cwd: root });
} else process.stdout.write(json);
