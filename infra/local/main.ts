import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#infra/project-root.ts';
import { runLocal } from './run-local.ts';

/** `npm start`, or `npm start -- --fresh` to start over: the reference season, in the last week of October 2020. */
const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });

await runLocal(
  {
    root: projectRoot,
    folder: join(projectRoot, '.local'),
    seasonFile: 'seasons/im-2020-2021.yaml',
    applicants: 'seasons/sample-applicants.csv',
    startAt: '2020-10-26T09:00',
  },
  values.fresh,
);
