import type { EnvironmentName } from '#functions/runtime/environment.ts';

export type Route = { readonly method: 'GET' | 'POST'; readonly path: string };

/**
 * What makes a function run. `stream` are new records of the table, and `uploads` is long work that waits, as uploaded files, drafts of seasons and decisions for many, both from
 * the table's stream. `season-hour` is the digest's hour in the season's zone; `mail` are events of SES. An http
 * entry with `hasDefaultRoute` also gets every request that meets no route of any entry: one at most may have it.
 */
export type Trigger =
  | { readonly kind: 'http'; readonly routes: readonly Route[]; readonly hasDefaultRoute?: true }
  | { readonly kind: 'stream' }
  | { readonly kind: 'uploads' }
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'season-hour' }
  | { readonly kind: 'mail' };

export type TableAction =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'Query';

export type FileAction = 'GetObject' | 'PutObject' | 'DeleteObject';

export type Size = {
  /** Memory buys processor time, too. */
  readonly memoryMb: number;
  /** Longer than the function ever takes in good order; what is cut off here is tried again by its trigger. */
  readonly timeoutSeconds: number;
};

export type Entry = {
  readonly name: string;
  /** The module whose `handler` runs, from the project's root. */
  readonly module: string;
  readonly trigger: Trigger;
  readonly size: Size;
  readonly environment: readonly EnvironmentName[];
  readonly tableActions: readonly TableAction[];
  readonly readsDueIndex?: true;
  readonly readsListIndex?: true;
  readonly readsJournalIndex?: true;
  readonly sendsMail?: true;
  /** What it does to the files in the bucket, by their folder. */
  readonly fileActions?: Readonly<Partial<Record<'uploads' | 'reports', readonly FileAction[]>>>;
  /** Files that are deployed beside the code, as paths from the project's root. */
  readonly assets?: readonly string[];
};

const page = '/i/{token}';

/** A person waits for the page. An answer gives up after 5 s of its own accord. */
const whilePersonWaits: Size = { memoryMb: 1024, timeoutSeconds: 10 };

/**
 * What exists, in one table: the CDK app deploys it and the local host runs it. No concurrency is reserved: a new account
 * has ten in all and none to set aside, the API's throttles bound applicants, and the table's shards the notices.
 */
export const entries = [
  {
    name: 'applicant',
    module: 'functions/handlers/applicant.ts',
    trigger: {
      kind: 'http',
      routes: [
        { method: 'GET', path: '/' },
        { method: 'GET', path: '/season' },
        { method: 'GET', path: '/openapi.json' },
        { method: 'GET', path: page },
        { method: 'GET', path: `${page}/move` },
        { method: 'GET', path: `${page}/cancel` },
        { method: 'GET', path: `${page}/decline` },
        { method: 'GET', path: `${page}/zone` },
        { method: 'GET', path: `${page}/calendar.ics` },
        { method: 'POST', path: `${page}/book` },
        { method: 'POST', path: `${page}/move` },
        { method: 'POST', path: `${page}/cancel` },
        { method: 'POST', path: `${page}/decline` },
      ],
      hasDefaultRoute: true,
    },
    size: whilePersonWaits,
    environment: ['table', 'season', 'contact', 'linkKeys', 'clockShift'],
    tableActions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
  },
  {
    name: 'desk',
    module: 'functions/handlers/desk.ts',
    trigger: {
      kind: 'http',
      routes: [
        { method: 'GET', path: '/desk' },
        { method: 'GET', path: '/desk/sign-in' },
        { method: 'POST', path: '/desk/sign-in' },
        { method: 'GET', path: '/desk/sign-in/sent' },
        { method: 'GET', path: '/desk/sign-in/{token}' },
        { method: 'POST', path: '/desk/sign-in/{token}' },
        { method: 'GET', path: '/desk/screening' },
        { method: 'POST', path: '/desk/sign-out' },
        { method: 'POST', path: '/desk/sign-out-everywhere' },
        { method: 'GET', path: '/desk/imports' },
        { method: 'POST', path: '/desk/imports' },
        { method: 'GET', path: '/desk/imports/arrived' },
        { method: 'GET', path: '/desk/imports/check' },
        { method: 'GET', path: '/desk/imports/{upload}' },
        { method: 'GET', path: '/desk/imports/{upload}/rows' },
        { method: 'GET', path: '/desk/imports/{upload}/report.csv' },
        { method: 'POST', path: '/desk/imports/{upload}/columns' },
        { method: 'POST', path: '/desk/imports/{upload}/again' },
        { method: 'POST', path: '/desk/imports/{upload}/apply' },
        { method: 'POST', path: '/desk/imports/{upload}/remove' },
        { method: 'GET', path: '/desk/applications' },
        { method: 'GET', path: '/desk/applications/decide' },
        { method: 'POST', path: '/desk/applications/decide' },
        { method: 'POST', path: '/desk/applications/undo' },
        { method: 'GET', path: '/desk/applications/bulk/{bulk}' },
        { method: 'POST', path: '/desk/applications/bulk/{bulk}/undo' },
        { method: 'POST', path: '/desk/applications/bulk/{bulk}/again' },
        { method: 'POST', path: '/desk/applications/views' },
        { method: 'POST', path: '/desk/applications/views/remove' },
        { method: 'GET', path: '/desk/offers' },
        { method: 'GET', path: '/desk/offers/offers.csv' },
        { method: 'POST', path: '/desk/offers/extend' },
        { method: 'GET', path: '/desk/season' },
        { method: 'GET', path: '/desk/days/print' },
        { method: 'GET', path: '/desk/days/{on}' },
        { method: 'GET', path: '/desk/days/{on}/print' },
        { method: 'GET', path: '/desk/days/{on}/roster.csv' },
        { method: 'GET', path: '/desk/interviews' },
        { method: 'GET', path: '/desk/interviews/{on}' },
        { method: 'POST', path: '/desk/interviews/{on}' },
        { method: 'GET', path: '/desk/interviews/{on}/now' },
        { method: 'GET', path: '/desk/person/{id}' },
        { method: 'POST', path: '/desk/person/{id}' },
        { method: 'GET', path: '/desk/offers/{offer}' },
        { method: 'POST', path: '/desk/offers/{offer}' },
        { method: 'GET', path: '/desk/plan' },
        { method: 'POST', path: '/desk/plan' },
        { method: 'GET', path: '/desk/plan/check' },
        { method: 'GET', path: '/desk/plan/season.yaml' },
        { method: 'GET', path: '/desk/plan/days/{on}' },
        { method: 'POST', path: '/desk/plan/days/{on}' },
        { method: 'POST', path: '/desk/plan/file' },
        { method: 'POST', path: '/desk/plan/discard' },
        { method: 'POST', path: '/desk/plan/keep' },
        { method: 'POST', path: '/desk/plan/apply' },
        { method: 'GET', path: '/desk/offers/{offer}/swap' },
        { method: 'POST', path: '/desk/offers/{offer}/swap' },
        { method: 'GET', path: '/desk/closing' },
        { method: 'POST', path: '/desk/closing' },
        { method: 'POST', path: '/desk/closing/take-back' },
        { method: 'GET', path: '/desk/person/{id}/data' },
        { method: 'POST', path: '/desk/person/{id}/data' },
        { method: 'GET', path: '/desk/person/{id}/data/export.json' },
        { method: 'GET', path: '/desk/retention' },
        { method: 'GET', path: '/desk/record' },
        { method: 'GET', path: '/desk/record.csv' },
        { method: 'GET', path: '/desk/waves' },
        { method: 'POST', path: '/desk/waves' },
        { method: 'GET', path: '/desk/waves/new' },
        { method: 'POST', path: '/desk/waves/new' },
        { method: 'GET', path: '/desk/waves/evidence.csv' },
        { method: 'GET', path: '/desk/waves/{wave}' },
        { method: 'POST', path: '/desk/waves/{wave}/take-back' },
        { method: 'POST', path: '/desk/waves/{wave}/extend' },
        { method: 'GET', path: '/desk/facts' },
        { method: 'GET', path: '/desk/facts/arrived' },
        { method: 'GET', path: '/desk/facts/check' },
        { method: 'POST', path: '/desk/facts/file' },
        { method: 'GET', path: '/desk/facts/file/{upload}' },
        { method: 'POST', path: '/desk/facts' },
        { method: 'POST', path: '/desk/facts/check' },
      ],
    },
    size: whilePersonWaits,
    environment: ['table', 'season', 'linkKeys', 'files', 'clockShift'],
    tableActions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    readsListIndex: true,
    readsJournalIndex: true,
    fileActions: { uploads: ['PutObject'], reports: ['GetObject'] },
  },
  {
    name: 'notices',
    module: 'functions/handlers/notices.ts',
    trigger: { kind: 'stream' },
    size: { memoryMb: 512, timeoutSeconds: 60 },
    environment: ['table', 'linkKeys', 'publicUrl', 'configurationSet', 'clockShift'],
    tableActions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    sendsMail: true,
  },
  {
    name: 'clockwork',
    module: 'functions/handlers/clockwork.ts',
    trigger: { kind: 'every', minutes: 1 },
    size: { memoryMb: 256, timeoutSeconds: 120 },
    environment: ['table', 'clockShift'],
    tableActions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    readsDueIndex: true,
  },
  {
    name: 'reconciler',
    module: 'functions/handlers/reconciler.ts',
    trigger: { kind: 'every', minutes: 60 },
    size: { memoryMb: 512, timeoutSeconds: 120 },
    environment: ['table', 'season', 'clockShift'],
    tableActions: ['GetItem', 'Query'],
  },
  {
    name: 'digest',
    module: 'functions/handlers/digest.ts',
    trigger: { kind: 'season-hour' },
    size: { memoryMb: 512, timeoutSeconds: 120 },
    environment: ['table', 'season', 'clockShift'],
    tableActions: ['GetItem', 'Query', 'PutItem'],
    readsListIndex: true,
  },
  {
    name: 'feedback',
    module: 'functions/handlers/feedback.ts',
    trigger: { kind: 'mail' },
    size: { memoryMb: 512, timeoutSeconds: 30 },
    environment: ['table', 'clockShift'],
    tableActions: ['GetItem', 'PutItem', 'UpdateItem'],
  },
  {
    name: 'imports',
    module: 'functions/handlers/imports.ts',
    trigger: { kind: 'uploads' },
    // A file of 25 MB is read and imported well within; one that is cut off goes on when the stream hands it over again.
    size: { memoryMb: 1024, timeoutSeconds: 300 },
    environment: ['table', 'files', 'clockShift'],
    tableActions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    readsListIndex: true,
    fileActions: { uploads: ['GetObject', 'DeleteObject'], reports: ['PutObject', 'DeleteObject'] },
    // The solver that plans interview days.
    assets: ['node_modules/highs/build/highs.wasm'],
  },
] as const satisfies readonly Entry[];

export type EntryName = (typeof entries)[number]['name'];
