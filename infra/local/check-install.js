import { existsSync } from 'node:fs';

/* Runs before `npm start`, on whichever Node is there: without the dependencies nothing else can say what is missing. */
if (!existsSync(new URL('../../node_modules/.package-lock.json', import.meta.url))) {
  process.stderr.write('The dependencies are not installed yet. Run this first: npm ci\n');
  process.exit(1);
}
