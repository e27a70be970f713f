import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { built } from './synthesized.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairslot-season-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a setting that cannot be meant', () => {
  it.each([
    ['a season file that is not there', { season: 'seasons/nowhere.yaml' }, /nowhere\.yaml/],
    ['a domain without its certificate', { domainName: 'interviews.example.org' }, /go together/],
    ['a clock moved by something that is no number', { clockShiftMs: 'yesterday' }, /clockShiftMs/],
    ['a key that is neither wanted nor not', { ownKey: 'perhaps' }, /ownKey/],
    ['an identity that does not cover the sender', { mailIdentity: 'example.com' }, /does not cover/],
    ['an identity that only ends like the sender’s domain', { mailIdentity: 'ample.org' }, /does not cover/],
  ])('stops the synthesis: %s', (_, context, message) => {
    expect(() => built(context)).toThrow(message);
  });

  it.each([
    ['no zone', { zone: '' }, /program\.zone/],
    ['no hour for the digest', { at: 'early' }, /digest\.at/],
    ['a sender that is no address', { from: 'Interviews' }, /program\.from/],
  ])('stops the synthesis: a season with %s', (_, change, message) => {
    expect(() => built({ season: seasonWith(change) })).toThrow(message);
  });
});

describe('the sender', () => {
  it('may be written with a name', () => {
    const season = seasonWith({ from: 'A Program <office@sub.example.org>' });
    expect(() => built({ season, mailIdentity: 'example.org' })).not.toThrow();
  });
});

function seasonWith(change: { zone?: string; at?: string; from?: string }): string {
  const { zone, at, from } = { zone: 'America/New_York', at: '07:00', from: 'office@example.org', ...change };
  const path = join(mkdtempSync(join(folder, 'in-')), 'season.yaml');
  writeFileSync(path, `id: sample\nprogram:\n  zone: '${zone}'\n  from: '${from}'\ndigest:\n  at: '${at}'\n`);
  return path;
}
