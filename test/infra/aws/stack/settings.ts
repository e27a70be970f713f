import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';
import { Unusable } from '#infra/deployed-season.ts';
import { projectRoot } from '#infra/project-root.ts';
import { built } from './synthesized.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairslot-season-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a setting that cannot be meant', () => {
  it.each([
    ['a season file that is not there', { season: 'seasons/nowhere.yaml' }, /nowhere\.yaml/],
    ['a domain without its certificate', { domainName: 'interviews.example.org' }, /go together/],
    ['an address for alarms that is none', { alarmEmail: 'notanaddress' }, /alarmEmail: "notanaddress"/],
    ['a misspelt name', { alarmemail: 'a@example.org' }, /-c alarmemail: .* did you mean alarmEmail\?/],
    ['a name that there is not', { color: 'green' }, /-c color: there is no such setting\n/],
    ['a clock moved by something that is no number', { clockShiftMs: 'yesterday' }, /clockShiftMs/],
    ['a key that is neither wanted nor not', { ownKey: 'perhaps' }, /ownKey/],
    ['an identity that does not cover the sender', { mailIdentity: 'example.com' }, /does not cover/],
    ['an identity that only ends like the sender’s domain', { mailIdentity: 'ample.org' }, /does not cover/],
  ])('stops the synthesis: %s', (_, context, message) => {
    expect(() => built(context)).toThrow(message);
  });

  it.each([
    ['no zone', { 'zone: America/New_York': 'zone: CST' }, 'program.zone'],
    ['no time for the digest', { 'at: 07:00': 'at: early' }, 'digest.at'],
    ['a sender that is no address', { 'from: interviews@example.org': 'from: Interviews' }, 'program.from'],
    ['a field that there is not', { 'answerHours: 72': 'answerHour: 72' }, 'offers.answerHour'],
    [
      'no seats on a day that is offered',
      { 'preliminary], morning: 8': 'preliminary], morning: 0' },
      'the 4th day',
    ],
  ])('stops the synthesis, with the lines of the operator’s check: a season with %s', (_, change, field) => {
    const { path, text } = seasonWith(change);
    const checked = checkSeasonFile(path, text);
    if (!('lines' in checked)) throw new Error('the file is in order');
    expect(checked.lines.join('\n')).toContain(field);
    const stopped = thrownBy(() => built({ season: path }));
    expect(stopped).toBeInstanceOf(Unusable);
    expect((stopped as Unusable).message.split('\n')).toEqual([
      ...checked.lines,
      `Problems in the season file: ${checked.lines.length}.`,
    ]);
  });

  it('tells the person at the terminal so, without a stack trace', () => {
    const { path } = seasonWith({ 'zone: America/New_York': 'zone: CST' });
    const context = { season: path, alarmEmail: 'operator@example.org' };
    const { status, stderr } = spawnSync(process.execPath, ['infra/aws/app.ts'], {
      cwd: projectRoot,
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/season\.yaml:\d+:\d+ program\.zone: /),
      'Problems in the season file: 1.',
    ]);
  });
});

describe('the context of the CDK itself', () => {
  it('is none of our settings, with any value', () => {
    expect(() => built({ 'aws:cdk:enable-path-metadata': 'true', '@aws-cdk/core:x': 'true' })).not.toThrow();
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** A copy of the template of a season, in which each text is another. */
function seasonWith(changes: Readonly<Record<string, string>>): {
  readonly path: string;
  readonly text: string;
} {
  let text = readFileSync(join(projectRoot, 'seasons/template.yaml'), 'utf8');
  for (const [before, after] of Object.entries(changes)) {
    if (!text.includes(before)) throw new Error(`the template does not hold ${before}`);
    text = text.replace(before, after);
  }
  const path = join(mkdtempSync(join(folder, 'in-')), 'season.yaml');
  writeFileSync(path, text);
  return { path, text };
}
