import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench, Outcome, Say, Target } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';
import { projectRoot } from '#infra/project-root.ts';
import { openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn, pageIn } from '#test/support/hosts/running-season.ts';

/** Run through npx and not installed with the project: it weighs 176 MB, and only this bench needs it. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const ROUNDS = 3;
const MOST_BYTES = 30 * 1024;

const run = promisify(execFile);

export const applicantPage: Bench = {
  name: 'page',
  title: 'The applicant’s page',
  about: `The page of an invited applicant of the reference season with the sample's sixty offers, through the local
gateway, in Debian's chromium. Lighthouse plays its usual phone: a processor four times slower, 1.6 Mbit/s and 150 ms.`,
  run: async ({ say }) => {
    const season = await liveIn();
    try {
      const invitation = (await season.mails()).find(({ text }) => /Primary Care/.test(text));
      if (!invitation) throw new Error('nobody was invited for primary care');
      return await look(season, pageIn(invitation), say);
    } finally {
      await season.stop();
    }
  },
};

async function look(_season: LivedIn, address: string, say: Say): Promise<Outcome> {
  const bytes = Buffer.byteLength(await (await fetch(address)).text());
  const requests = await requestsFor(address);
  say(`${bytes} bytes, ${requests} requests`);
  const audits: Audit[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const audit = await audited(address).catch((cause: unknown) => String(cause).split('\n')[0] ?? '');
    if (typeof audit === 'string')
      return outcomeOf(bytes, requests, [], `Lighthouse could not be run here: ${audit}`);
    audits.push(audit);
    say(`lighthouse ${Object.values(audit.scores).join(' / ')}`);
  }
  return outcomeOf(bytes, requests, audits);
}

/** The requests with which a browser shows the page. */
async function requestsFor(address: string): Promise<number> {
  const browser = await startBrowser();
  try {
    const { page, requests } = await openPage(browser, { timezoneId: 'America/New_York' });
    await page.goto(address, { waitUntil: 'networkidle' });
    return requests.length;
  } finally {
    await browser.close();
  }
}

type Audit = {
  readonly scores: Readonly<Record<string, number>>;
  /** The score for being found by search engines, less the audits that a personal page is meant to fail. */
  readonly unlistedSeo: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockedMs: number;
  /** What cost points, by its title. */
  readonly failed: readonly string[];
};

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Report = {
  readonly categories: Record<
    string,
    { score: number; auditRefs: { id: string; weight: number }[] } | undefined
  >;
  readonly audits: Record<string, { title: string; score: number | null; numericValue?: number } | undefined>;
};

async function audited(address: string): Promise<Audit> {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic'].join(' ');
  const options = [
    '--quiet',
    '--output=json',
    `--chrome-flags=${flags}`,
    `--only-categories=${categories.join(',')}`,
  ];
  const path = `${join(projectRoot, 'node_modules/.bin')}:${process.env.PATH}`;
  const env = { ...process.env, PATH: path, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' };
  const { stdout } = await run('npx', ['--yes', LIGHTHOUSE, address, ...options], {
    env,
    maxBuffer: 64 * 1024 * 1024,
    timeout: 180_000,
  });
  return auditOf(JSON.parse(stdout) as Report);
}

function auditOf({ categories: found, audits }: Report): Audit {
  const numberOf = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const failed = categories.flatMap((category) =>
    (found[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id];
      return audit && weight > 0 && audit.score !== null && audit.score < 0.9 ? audit.title : [];
    }),
  );
  return {
    unlistedSeo: scoreWithout(LEFT_OUT, found.seo?.auditRefs ?? [], audits),
    scores: Object.fromEntries(categories.map((each) => [each, Math.round((found[each]?.score ?? 0) * 100)])),
    firstPaintMs: numberOf('first-contentful-paint'),
    largestPaintMs: numberOf('largest-contentful-paint'),
    blockedMs: numberOf('total-blocking-time'),
    failed,
  };
}

/**
 * Audits that the page is meant to fail (decision 0017): it forbids being listed, and it forbids loading anything, which
 * is how Lighthouse asks for `/robots.txt`.
 */
const LEFT_OUT: readonly string[] = ['is-crawlable', 'robots-txt'];

/** A category's score as Lighthouse reckons it, the weighted mean of its audits, without some of them. */
function scoreWithout(
  leftOut: readonly string[],
  refs: readonly { readonly id: string; readonly weight: number }[],
  audits: Report['audits'],
): number {
  const counted = refs.flatMap(({ id, weight }) => {
    const score = audits[id]?.score;
    return leftOut.includes(id) || weight === 0 || score === null || score === undefined
      ? []
      : [{ weight, score }];
  });
  const sum = (of: (each: { weight: number; score: number }) => number) =>
    counted.reduce((total, each) => total + of(each), 0);
  return Math.round((100 * sum(({ weight, score }) => weight * score)) / sum(({ weight }) => weight));
}

function outcomeOf(bytes: number, requests: number, audits: readonly Audit[], note?: string): Outcome {
  const of = (what: string, value: (audit: Audit) => number, unit = '') =>
    audits.length > 0 ? [figure(what, 'Lighthouse', unit, audits.map(value))] : [];
  const failed = [...new Set(audits.flatMap((audit) => audit.failed))];
  return {
    figures: [
      ...categories.flatMap((each) => of(each, ({ scores }) => scores[each] ?? 0)),
      ...of('first paint', ({ firstPaintMs }) => firstPaintMs, 'ms'),
      ...of('largest paint', ({ largestPaintMs }) => largestPaintMs, 'ms'),
      ...of('blocked by script', ({ blockedMs }) => blockedMs, 'ms'),
    ],
    targets: [...weightTargets(bytes, requests), scoreTarget(audits)],
    notes: [...(note ? [note] : []), ...failed.map((title) => `Costs points: “${title}”.`)],
  };
}

function weightTargets(bytes: number, requests: number): Target[] {
  return [
    {
      what: 'Requests',
      wanted: '1',
      got: String(requests),
      isReached: requests === 1,
      means: 'Nothing is loaded from anywhere: one answer is the whole page.',
    },
    {
      what: 'Bytes',
      wanted: '≤ 30 KB',
      got: `${(bytes / 1024).toFixed(1)} KB`,
      isReached: bytes <= MOST_BYTES,
      means: 'Uncompressed, as an HTTP API sends it.',
    },
  ];
}

function scoreTarget(audits: readonly Audit[]): Target {
  const counted = ({ scores, unlistedSeo }: Audit) => ({ ...scores, seo: unlistedSeo });
  const of = (each: string) => median(audits.map((audit) => counted(audit)[each as 'seo'] ?? 0));
  const scores = audits.length > 0 ? categories.map(of) : [];
  const listed = audits.length > 0 ? median(audits.map((audit) => audit.scores.seo ?? 0)) : undefined;
  return {
    what: 'Lighthouse on a throttled phone: performance, accessibility, best practices, SEO but for being listed',
    wanted: '100 / 100 / 100 / 100',
    got: scores.length > 0 ? scores.join(' / ') : 'not measured',
    isReached: scores.length > 0 && scores.every((score) => score === 100),
    means: `Medians. Lighthouse’s own figure for SEO is ${listed ?? 'not measured'}: it counts whether search engines may list the page, and asks for robots.txt from within the page; a personal page forbids both (decision 0017).`,
  };
}
