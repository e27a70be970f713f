import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from './openapi.ts';

/** `npm run openapi`: rewrites the description after a schema or a route has changed. A test says when that is due. */
const file = join(import.meta.dirname, 'openapi.json');
writeFileSync(file, `${JSON.stringify(openApi(), undefined, 2)}\n`);
