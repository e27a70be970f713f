import { join } from 'node:path';
import { entries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { table as shape } from '#functions/store/table.ts';
import { deployedSeason } from '#infra/deployed-season.ts';
import { projectRoot } from '#infra/project-root.ts';
import { entryOf } from '#test/infra/aws/stack/synthesized.ts';
import type { Edge } from './edge.ts';
import { decrypt, encrypt, roleOf, usingKey } from './frequent-edges.ts';
import { ACCOUNT, type DeployedResource, REGION } from './resolved-template.ts';

type Resources = readonly DeployedResource[];

const { sender } = deployedSeason(join(projectRoot, 'seasons/im-2020-2021.yaml'));
/** In the sandbox, or where an address was verified beside its domain, SES asks for each of these identities. */
const identities = ['example.org', sender, 'applicant@hospital.example'];

/** The resources that a function itself reaches: its entry lists the actions, its variables name the resources. */
export function workOf(lambda: DeployedResource, all: Resources): readonly Edge[] {
  const entry = entryNamed(entryOf(lambda.id));
  const variables: Readonly<Record<string, string | undefined>> = lambda.properties.Environment.Variables;
  const secret = variables[environmentNames.linkKeys];
  const set = variables[environmentNames.configurationSet];
  const edge = { of: lambda.id, principal: roleOf(lambda) };
  return [
    ...tableEdges(entry, variables[environmentNames.table] ?? '', all, {
      ...edge,
      ...reached(entry, variables[environmentNames.season] ?? ''),
    }),
    ...(secret ? secretEdges(secret, all, edge) : []),
    ...(entry.sendsMail ? mailEdges(set ?? '', edge) : []),
    ...fileEdges(entry, variables[environmentNames.files] ?? '', all, edge),
  ];
}

type From = Pick<Edge, 'of' | 'principal' | 'context'>;

/** A partition that the function works in, where its role names those that it may reach. */
function reached({ partitions }: Entry, season: string): Pick<Edge, 'context'> {
  const [pattern] = partitions?.toReversed() ?? [];
  if (pattern === undefined) return {};
  return {
    context: { 'dynamodb:leadingkeys': pattern.replace('{season}', season).replace('*', '2020-11-17') },
  };
}

function tableEdges(entry: Entry, name: string, all: Resources, edge: From): readonly Edge[] {
  const arn = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
  const key = all.find((each) => each.arn === arn)?.properties.SSESpecification?.KMSMasterKeyId;
  const writes = entry.tableActions.some((action) => /^(Put|Update|Delete)/.test(action));
  const context = { 'kms:viaservice': `dynamodb.${REGION}.amazonaws.com` };
  return [
    ...entry.tableActions.map((action) => ({ ...edge, action: `dynamodb:${action}`, resource: arn })),
    ...[
      ...(entry.readsDueIndex ? [shape.dueIndex] : []),
      ...(entry.readsListIndex ? [shape.listIndex] : []),
      ...(entry.readsJournalIndex ? [shape.journalIndex] : []),
    ].map(({ name: index }) => ({ ...edge, action: 'dynamodb:Query', resource: `${arn}/index/${index}` })),
    ...usingKey(key, writes ? [...decrypt, ...encrypt] : decrypt, { ...edge, context }),
  ];
}

function fileEdges({ fileActions = {} }: Entry, bucket: string, all: Resources, edge: From): readonly Edge[] {
  const folders = Object.entries(fileActions);
  const found = all.find(({ arn }) => arn === `arn:aws:s3:::${bucket}`);
  const [rule] = found?.properties.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  const key: string | undefined = rule?.ServerSideEncryptionByDefault.KMSMasterKeyID;
  const puts = folders.some(([, actions]) => actions.includes('PutObject'));
  const context = { 'kms:viaservice': `s3.${REGION}.amazonaws.com` };
  return [
    ...folders.flatMap(([folder, actions]) =>
      actions.map((action) => ({
        ...{ ...edge, action: `s3:${action}` },
        resource: `arn:aws:s3:::${bucket}/${folder}/any`,
      })),
    ),
    ...(folders.length > 0
      ? usingKey(key, puts ? ['Decrypt', 'GenerateDataKey'] : ['Decrypt'], { ...edge, context })
      : []),
  ];
}

function secretEdges(secret: string, all: Resources, edge: From): readonly Edge[] {
  const key = all.find((each) => each.arn === secret)?.properties.KmsKeyId;
  const context = { 'kms:viaservice': `secretsmanager.${REGION}.amazonaws.com` };
  return [
    { ...edge, action: 'secretsmanager:GetSecretValue', resource: secret },
    ...usingKey(key, ['Decrypt'], { ...edge, context }),
  ];
}

function mailEdges(set: string, edge: From): readonly Edge[] {
  const asked = [`configuration-set/${set}`, ...identities.map((each) => `identity/${each}`)];
  return asked.map((each) => ({
    ...edge,
    action: 'ses:SendRawEmail',
    resource: `arn:aws:ses:${REGION}:${ACCOUNT}:${each}`,
    context: { 'ses:fromaddress': sender },
  }));
}

function entryNamed(name: string): Entry {
  const found = (entries as readonly Entry[]).find((each) => each.name === name);
  if (!found) throw new Error(`no entry is called ${name}`);
  return found;
}
