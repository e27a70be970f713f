import { isAbsolute, join } from 'node:path';
import type { Node } from 'constructs';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { type DeployedSeason, deployedSeason, Unusable } from './deployed-season.ts';
import { projectRoot } from './project-root.ts';

/** What an operator may choose at deployment, each as `-c name=value`. `docs/operating.md` explains them. */
export type Settings = {
  readonly season: DeployedSeason;
  /** The domain, or the one address, that SES verifies as the sender. */
  readonly mailIdentity: string;
  readonly alarmEmail?: string;
  /** Whether the data is encrypted under a key of the program's own, for which AWS charges by the month. */
  readonly ownKey: boolean;
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** Milliseconds by which the deployment's clock is moved. */
  readonly clockShiftMs?: string;
  /** What an earlier stack left behind, or a restore brought back, and this one takes up. */
  readonly kept: { readonly tableStream?: string; readonly key?: string; readonly linkKeys?: string };
};

/** Every setting there is. A name that is none of these is a mistake: it would be without effect. */
const names = [
  'season',
  'alarmEmail',
  'mailIdentity',
  'domainName',
  'certificateArn',
  'stack',
  'clockShiftMs',
  'ownKey',
  'existingTableStream',
  'existingKey',
  'existingLinkKeys',
] as const;
type SettingName = (typeof names)[number];

/** Reads the settings from the CDK context. Throws `Unusable` on one that cannot be meant. */
export function readSettings(node: Node): Settings {
  refuseUnknown(Object.keys(node.getAllContext()));
  const season = deployedSeason(fromRoot(context(node, 'season') ?? ''));
  const clockShiftMs = context(node, 'clockShiftMs');
  if (clockShiftMs !== undefined && !/^-?\d{1,15}$/.test(clockShiftMs))
    throw new Unusable(['clockShiftMs is not a whole number of milliseconds']);
  return {
    season,
    mailIdentity: readMailIdentity(node, season.sender),
    ...defined('alarmEmail', readAlarmEmail(node)),
    ownKey: readSwitch(node, 'ownKey'),
    ...defined('domain', readDomain(node)),
    ...defined('clockShiftMs', clockShiftMs),
    kept: {
      ...defined('tableStream', context(node, 'existingTableStream')),
      ...defined('key', context(node, 'existingKey')),
      ...defined('linkKeys', context(node, 'existingLinkKeys')),
    },
  };
}

function readMailIdentity(node: Node, sender: string): string {
  const identity = context(node, 'mailIdentity') ?? domainOf(sender);
  if (identity === sender || `.${domainOf(sender)}`.endsWith(`.${identity}`)) return identity;
  throw new Unusable([`mailIdentity ${identity} does not cover the season's sender, ${sender}`]);
}

function readDomain(node: Node): Settings['domain'] {
  const name = context(node, 'domainName');
  const certificateArn = context(node, 'certificateArn');
  if (name && certificateArn) return { name, certificateArn };
  if (name || certificateArn) throw new Unusable(['domainName and certificateArn go together']);
  return undefined;
}

function readSwitch(node: Node, name: SettingName): boolean {
  const value = context(node, name) ?? 'false';
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Unusable([`${name} is neither true nor false`]);
}

function readAlarmEmail(node: Node): string | undefined {
  const address = context(node, 'alarmEmail');
  if (address === undefined || isEmailAddress(address)) return address;
  throw new Unusable([`alarmEmail: "${address}" is not an email address`]);
}

/** Names of the CDK's own context have a colon or a slash in them: those are not ours to judge. */
function refuseUnknown(given: readonly string[]): void {
  const unknown = given.filter((name) => /^[\w-]+$/.test(name) && !names.some((known) => known === name));
  if (unknown.length === 0) return;
  const lines = unknown.map((name) => {
    const meant = names.find((known) => known.toLowerCase() === name.toLowerCase());
    return `-c ${name}: there is no such setting${meant ? `; did you mean ${meant}?` : ''}`;
  });
  throw new Unusable([...lines, `Settings: ${names.join(', ')}.`]);
}

function context(node: Node, name: SettingName): string | undefined {
  const value: unknown = node.tryGetContext(name);
  return value === undefined || value === '' ? undefined : String(value);
}

function fromRoot(path: string): string {
  if (!path) throw new Unusable(['no season: say which file with -c season=seasons/NAME.yaml']);
  return isAbsolute(path) ? path : join(projectRoot, path);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function defined<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [name in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [name in Name]?: Value });
}
