import { afterAll } from 'vitest';
import { dropTables } from './database.ts';

/** DynamoDB Local works for every table that it holds, used or not: a file's tables go when its tests are done. */
afterAll(dropTables);
