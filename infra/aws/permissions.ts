import { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Entry } from '#functions/entry.ts';
import { table as shape } from '#functions/store/table.ts';
import type { TableNames } from '#infra/aws/data/season-table.ts';
import type { MailSender } from '#infra/aws/mail/mail-sender.ts';

/** What functions may be allowed to reach. */
export type Reach = {
  readonly table: TableNames;
  /** The season's id. */
  readonly season: string;
  /** The program's own key; a key of AWS needs no right of a role's. */
  readonly key: IKey | undefined;
  /** ARN of the secret. */
  readonly linkKeys: string;
  readonly mail: MailSender;
  /** ARN of the bucket of uploaded files. */
  readonly files: string;
};

/** What the entry says that it needs, as statements about these resources: nothing else, and `*` for mail identities only. */
export function permissionsOf(entry: Entry, reach: Reach): PolicyStatement[] {
  return [
    useTable(entry, reach),
    ...keepFrom(partsKept(entry), entry, reach.table),
    ...(entry.readsDueIndex ? [readIndex(reach.table, shape.dueIndex)] : []),
    ...(entry.readsListIndex ? [readIndex(reach.table, shape.listIndex)] : []),
    ...(entry.readsJournalIndex ? [readIndex(reach.table, shape.journalIndex)] : []),
    ...useKey(reach.key, 'dynamodb', writes(entry) ? [...decrypt, ...encrypt] : decrypt),
    ...(entry.environment.includes('linkKeys') ? readLinkKeys(reach) : []),
    ...(entry.sendsMail ? [sendMail(reach.mail)] : []),
    ...(followsStream(entry) ? [readStream(reach.table)] : []),
    ...useFiles(entry, reach),
  ];
}

const decrypt = ['kms:Decrypt', 'kms:DescribeKey'];
const encrypt = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Whether the function changes anything in the table: one that only reads must be able to decrypt, and no more. */
function writes({ tableActions }: Entry): boolean {
  return tableActions.some((action) => /^(Put|Update|Delete)/.test(action));
}

function followsStream({ trigger }: Entry): boolean {
  return trigger.kind === 'stream' || trigger.kind === 'uploads';
}

/** A statement for each folder of the bucket, and the key for what is read and written there. */
function useFiles({ fileActions = {} }: Entry, { files, key }: Reach): PolicyStatement[] {
  const folders = Object.entries(fileActions);
  if (folders.length === 0) return [];
  const puts = folders.some(([, actions]) => actions.includes('PutObject'));
  return [
    ...folders.map(
      ([folder, actions]) =>
        new PolicyStatement({
          actions: actions.map((action) => `s3:${action}`),
          resources: [`${files}/${folder}/*`],
        }),
    ),
    ...useKey(key, 's3', puts ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt']),
  ];
}

function useTable(entry: Entry, { table, season }: Reach): PolicyStatement {
  const partitions = entry.partitions?.map((each) => each.replace('{season}', season));
  return new PolicyStatement({
    actions: entry.tableActions.map((action) => `dynamodb:${action}`),
    resources: [table.arn],
    ...(partitions
      ? { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } } }
      : {}),
  });
}

/** The partitions that are kept from the function: with what people said of themselves, and wrote about an accommodation. */
function partsKept({ reachesSelfIdentification, reachesAccommodations }: Entry): readonly string[] {
  return [
    ...(reachesSelfIdentification ? [] : [shape.selfIdentificationPart]),
    ...(reachesAccommodations ? [] : [shape.accommodationPart]),
  ];
}

function keepFrom(
  parts: readonly string[],
  { tableActions }: Entry,
  table: TableNames,
): readonly PolicyStatement[] {
  if (parts.length === 0) return [];
  const keys = parts.map((part) => `season#*#${part}`);
  return [
    new PolicyStatement({
      effect: Effect.DENY,
      actions: tableActions.map((action) => `dynamodb:${action}`),
      resources: [table.arn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keys } },
    }),
  ];
}

function readIndex(table: TableNames, { name }: { readonly name: string }): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [`${table.arn}/index/${name}`],
  });
}

function readStream(table: TableNames): PolicyStatement {
  return new PolicyStatement({
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [table.streamArn],
  });
}

function readLinkKeys({ linkKeys, key }: Reach): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [linkKeys] }),
    ...useKey(key, 'secretsmanager', ['kms:Decrypt']),
  ];
}

/** The key, but only through the service whose data it protects. */
function useKey(key: IKey | undefined, through: string, actions: readonly string[]): PolicyStatement[] {
  if (!key) return [];
  const service = `${through}.${Stack.of(key).region}.amazonaws.com`;
  return [
    new PolicyStatement({
      actions: [...actions],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': service } },
    }),
  ];
}

function sendMail({ sendingArns, sender }: MailSender): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendRawEmail'],
    resources: [...sendingArns],
    conditions: { StringEquals: { 'ses:FromAddress': sender } },
  });
}
