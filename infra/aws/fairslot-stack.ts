import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { entries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import { alarm } from '#infra/aws/alarms/alarm.ts';
import { alarmTopic } from '#infra/aws/alarms/alarm-topic.ts';
import { deadLetterWatch, functionWatches, mailWatches, webWatches } from '#infra/aws/alarms/watches.ts';
import { encryptionKey } from '#infra/aws/data/encryption-key.ts';
import { acceptFolders, fileBucket } from '#infra/aws/data/file-bucket.ts';
import { linkKeysSecret } from '#infra/aws/data/link-keys-secret.ts';
import { seasonTable } from '#infra/aws/data/season-table.ts';
import { Web } from '#infra/aws/edge/http-api.ts';
import { deadLetters } from '#infra/aws/functions/dead-letter-queue.ts';
import { environmentOf } from '#infra/aws/functions/declared-environment.ts';
import { EntryFunction } from '#infra/aws/functions/entry-function.ts';
import { outbox, uploadWork } from '#infra/aws/functions/outbox-stream.ts';
import { atDigestHour, everyMinutes, schedule } from '#infra/aws/functions/schedule.ts';
import { MailSender } from '#infra/aws/mail/mail-sender.ts';
import type { Settings } from '#infra/settings.ts';
import { permissionsOf, type Reach } from './permissions.ts';

/** One program's Fairslot: everything that carries the functions which `functions/entries.ts` lists. */
export class FairslotStack extends Stack {
  private readonly settings: Settings;
  private readonly reach: Reach;
  private readonly web: Web;
  private readonly files: Bucket;
  private readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: 'Fairslot: interview season of a residency program' });
    this.settings = settings;
    const { season, kept, mailIdentity, domain } = settings;
    const key = encryptionKey(this, { isWanted: settings.ownKey, existingArn: kept.key });
    this.files = fileBucket(this, key);
    this.reach = {
      key,
      files: this.files.bucketArn,
      season: season.id,
      table: seasonTable(this, key, kept.tableStream),
      linkKeys: linkKeysSecret(this, key, kept.linkKeys),
      mail: new MailSender(this, { key, identity: mailIdentity, sender: season.sender }),
    };
    this.web = new Web(this, { key, ...(domain ? { domain } : {}) });
    this.deadLetters = deadLetters(this);
    const functions = entries.map((entry) => this.deploy(entry));
    this.watch(functions);
    this.tell(functions);
  }

  private deploy(entry: Entry): EntryFunction {
    const deployed = new EntryFunction(this, {
      entry,
      key: this.reach.key,
      deadLetters: leavesDeadLetters(entry) ? this.deadLetters : undefined,
      environment: this.environmentOf(entry),
      permissions: permissionsOf(entry, this.reach),
    });
    acceptFolders(deployed.role, this.files, Object.keys(entry.fileActions ?? {}));
    this.trigger(deployed);
    return deployed;
  }

  private trigger(deployed: EntryFunction): void {
    const { trigger } = deployed.entry;
    switch (trigger.kind) {
      case 'http':
        this.web.carry(trigger, deployed);
        break;
      case 'stream':
        outbox(deployed, this.reach.table);
        break;
      case 'uploads':
        uploadWork(deployed, this.reach.table);
        break;
      case 'every':
        schedule(deployed, everyMinutes(trigger.minutes));
        break;
      case 'season-hour':
        schedule(deployed, atDigestHour(this.settings.season));
        break;
      case 'mail':
        this.reach.mail.heardBy(deployed);
        break;
      default:
        throw new Error(`nothing triggers ${JSON.stringify(trigger satisfies never)}`);
    }
  }

  private environmentOf(entry: Entry): Readonly<Record<string, string>> {
    return environmentOf(entry, {
      table: this.reach.table.name,
      season: this.settings.season.id,
      contact: this.settings.season.contact,
      linkKeys: this.reach.linkKeys,
      publicUrl: this.web.publicUrl,
      configurationSet: this.reach.mail.configurationSetName,
      files: this.files.bucketName,
      clockShift: this.settings.clockShiftMs,
    });
  }

  private watch(functions: readonly EntryFunction[]): void {
    const topic = alarmTopic(this, this.reach.key, this.settings.alarmEmail);
    const watches = [
      ...functions.flatMap(functionWatches),
      ...webWatches(this.web),
      ...mailWatches(this.reach.mail),
      deadLetterWatch(this.deadLetters),
    ];
    for (const each of watches) alarm(this, topic, each);
  }

  /** What the operator's command, and the person at it, have to know of the deployment. */
  private tell(functions: readonly EntryFunction[]): void {
    const { table, key, linkKeys, mail } = this.reach;
    this.output('Season', this.settings.season.id);
    this.output('TableName', table.name);
    this.output('TableStreamArn', table.streamArn);
    if (key) this.output('KeyArn', key.keyArn);
    this.output('LinkKeysArn', linkKeys);
    this.output('FilesBucket', this.files.bucketName);
    this.output('PublicUrl', this.web.publicUrl);
    this.output('ApiId', this.web.api.apiId);
    this.output('ConfigurationSet', mail.configurationSetName);
    if (this.web.domain) this.output('DomainTarget', this.web.domain.regionalDomainName);
    for (const { node, lambda } of functions) this.output(`${node.id}Function`, lambda.functionName);
    for (const [index, { name, value }] of mail.dnsRecords.entries())
      this.output(`MailRecord${index + 1}`, `${name} CNAME ${value}`);
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}

/** A mail to send, a file to read and an event of SES come once; a function that runs by the clock comes again by itself. */
function leavesDeadLetters({ trigger }: Entry): boolean {
  return trigger.kind === 'stream' || trigger.kind === 'uploads' || trigger.kind === 'mail';
}
