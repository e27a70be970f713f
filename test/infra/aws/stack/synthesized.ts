import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import { fairslotApp } from '#infra/aws/fairslot-app.ts';
import type { FairslotStack } from '#infra/aws/fairslot-stack.ts';
import { projectRoot } from '#infra/project-root.ts';

/** One resource of a template, as the assertions library reads it. */
export type Resource = ReturnType<Template['findResources']>[string];

const { context: ofProject } = JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8'));

const assemblies = mkdtempSync(join(tmpdir(), 'fairslot-synth-'));
afterAll(() => rmSync(assemblies, { recursive: true }));

/** The app as `cdk synth` builds it, into a folder of its own, with more context where a test needs it. */
export function built(context: Readonly<Record<string, string>> = {}): { app: App; stack: FairslotStack } {
  const outdir = mkdtempSync(join(assemblies, 'out-'));
  return fairslotApp({ outdir, context: { ...ofProject, alarmEmail: 'operator@example.org', ...context } });
}

export const asDelivered = built();
/** The template that is deployed unless somebody says otherwise. */
export const template = Template.fromStack(asDelivered.stack);

/** The same with a key of the program's own. */
export const keyTemplate = Template.fromStack(built({ ownKey: 'true' }).stack);

export const kept = {
  tableStream: 'arn:aws:dynamodb:us-east-1:111111111111:table/Kept-1/stream/2020-11-01T00:00:00.000',
  key: 'arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555',
  linkKeys: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:kept-a1b2c3',
};
export const otherwise = built({
  domainName: 'interviews.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/11111111-2222-3333-4444-555555555555',
  mailIdentity: 'interviews@example.org',
  clockShiftMs: '-190000000000',
  existingTableStream: kept.tableStream,
  existingKey: kept.key,
  existingLinkKeys: kept.linkKeys,
});
/** The template with every setting that can be given, given. */
export const otherTemplate = Template.fromStack(otherwise.stack);

/** The resources of one type, by their logical ids. */
export function ofType(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.findResources(type));
}

/** The function that carries an entry: its logical id begins with the entry's name. */
export function functionOf(template: Template, name: string): [string, Resource] {
  const found = ofType(template, 'AWS::Lambda::Function').filter(([id]) => entryOf(id) === name);
  if (found.length !== 1) throw new Error(`${found.length} functions carry ${name}`);
  return found[0] as [string, Resource];
}

/** `applicant` for `ApplicantFunction0C2BD67E`. */
export function entryOf(logicalId: string): string {
  return logicalId
    .replace(/Function[0-9A-F]{8}$/, '')
    .replace(/[A-Z]/g, (letter, at: number) => (at ? '-' : '') + letter.toLowerCase());
}
