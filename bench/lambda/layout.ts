/**
 * Where a checkout keeps the four things that the bench needs beside its functions: everything else it reaches as AWS
 * and a coordinator do, by the table of entries, the events of API Gateway and the season command.
 */
export type Layout = {
  /** Exports `tokenFor(link, keys)`. */
  readonly links: string;
  /** Exports `openTable(access, name)`, which creates the table and returns the ARN of its stream. */
  readonly openTable: string;
  /** Exports `followStream(options)`. */
  readonly followStream: string;
};

/** Rooms by capability first; then version 0.1.0, whose folders were flat. */
export const layouts: readonly Layout[] = [
  {
    links: 'functions/links/link-token.ts',
    openTable: 'infra/local/database/open-table.ts',
    followStream: 'infra/local/stream/stream.ts',
  },
  {
    links: 'functions/links.ts',
    openTable: 'infra/local/open-table.ts',
    followStream: 'infra/local/stream.ts',
  },
];
