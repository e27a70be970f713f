import { writeFileSync } from 'node:fs';
import { tokenScriptFile, tokenScriptText } from './token-script.ts';

/** `npm run token-script`: rewrites the script after its source has changed. A test says when that is due. */
writeFileSync(tokenScriptFile, tokenScriptText());
