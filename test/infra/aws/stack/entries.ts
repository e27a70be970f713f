import { describe, expect, it } from 'vitest';
import { entries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { table as shape } from '#functions/store/table.ts';
import { environmentOf } from '#infra/aws/functions/declared-environment.ts';
import { plain } from './statements.ts';
import { entryOf, functionOf, ofType, otherTemplate, template } from './synthesized.ts';

const byKind = (kind: Entry['trigger']['kind']) => entries.filter(({ trigger }) => trigger.kind === kind);

describe('the deployed functions', () => {
  it('is one function for each entry, and no other', () => {
    const deployed = ofType(template, 'AWS::Lambda::Function').map(([id]) => entryOf(id));
    expect(deployed.sort()).toEqual(entries.map(({ name }) => name).sort());
  });

  it.each(entries as readonly Entry[])(
    'gives $name the runtime that it was built for, and its variables only',
    (entry) => {
      const [, { Properties }] = functionOf(template, entry.name);
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: entry.size.memoryMb,
        Timeout: entry.size.timeoutSeconds,
      });
      const own = entry.environment
        .filter((name) => name !== 'clockShift')
        .map((name) => environmentNames[name]);
      expect(Object.keys(Properties.Environment.Variables).sort()).toEqual([...own, 'NODE_OPTIONS'].sort());
    },
  );

  it('moves no clock unless a demonstration says so', () => {
    const variables = functionOf(otherTemplate, 'clockwork')[1].Properties.Environment.Variables;
    expect(variables[environmentNames.clockShift]).toBe('-190000000000');
  });

  it.each(entries as readonly Entry[])('keeps the log of $name for a while only, as JSON', (entry) => {
    const { LoggingConfig } = functionOf(template, entry.name)[1].Properties;
    const { Properties } = template.findResources('AWS::Logs::LogGroup')[LoggingConfig.LogGroup.Ref]!;
    expect(LoggingConfig.LogFormat).toBe('JSON');
    expect(Properties.RetentionInDays).toBe(180);
    expect(Properties.KmsKeyId).toBeUndefined();
  });
});

describe('a variable that an entry declares', () => {
  const values = {
    ...{
      table: 't',
      season: 's',
      linkKeys: 'l',
      publicUrl: 'p',
      configurationSet: 'c',
      contact: 'q',
      files: 'f',
    },
    clockShift: undefined,
  };
  const entry = { name: 'sample', environment: ['table', 'season', 'clockShift'] } as const;

  it('has its value, and only the clock’s shift may lack one', () => {
    expect(environmentOf(entry, values)).toEqual({ TABLE_NAME: 't', SEASON: 's' });
    expect(environmentOf(entry, { ...values, clockShift: '5' })).toMatchObject({ CLOCK_SHIFT_MS: '5' });
  });

  it.each([undefined, ''])('stops the synthesis where it would be %j', (season) => {
    expect(() => environmentOf(entry, { ...values, season })).toThrow(
      'the deployment has no value for SEASON, which sample declares',
    );
  });
});

describe('the stream', () => {
  const mappings = ofType(template, 'AWS::Lambda::EventSourceMapping');
  const mappingOf = (name: string) => {
    const found = mappings.find(([, each]) => plain(each.Properties.FunctionName) === `${name}Function`);
    if (!found) throw new Error(`no mapping calls ${name}`);
    return found[1];
  };

  it('calls the function that hears it, with new records only, from the very first', () => {
    expect(mappings).toHaveLength([...byKind('stream'), ...byKind('uploads')].length);
    const { Properties } = mappingOf('Notices');
    expect(plain(Properties.EventSourceArn)).toBe('Table.StreamArn');
    expect(Properties.StartingPosition).toBe('TRIM_HORIZON');
    expect(
      Properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern)),
    ).toEqual([{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: [shape.outboxKind] } } } }]);
  });

  it('calls the function that imports with each job that waits for work, one at a time', () => {
    const { Properties } = mappingOf('Imports');
    expect(Properties.BatchSize).toBe(1);
    const jobs = [
      { kind: { S: [shape.uploadKind] }, state: { S: [...shape.uploadWork] } },
      { kind: { S: [shape.draftKind] }, state: { S: [...shape.draftWork] } },
      { kind: { S: [shape.bulkKind] }, state: { S: [...shape.bulkWork] } },
      { kind: { S: [shape.plannedDayKind] }, state: { S: [...shape.plannedDayWork] } },
    ];
    expect(
      Properties.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern)),
    ).toEqual(jobs.map((NewImage) => ({ eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage } })));
    expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(Properties.MaximumRecordAgeInSeconds).toBe(3600);
    expect(plain(Properties.DestinationConfig.OnFailure.Destination)).toBe('DeadLetters.Arn');
  });

  it('fails record by record, within bounds, and leaves what failed to a person', () => {
    const { Properties } = mappingOf('Notices');
    expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(Properties.BisectBatchOnFunctionError).toBe(true);
    expect(Properties.MaximumRecordAgeInSeconds).toBe(6 * 3600);
    expect(Properties.MaximumRetryAttempts, 'a count could be used up in minutes').toBeUndefined();
    expect(plain(Properties.DestinationConfig.OnFailure.Destination)).toBe('DeadLetters.Arn');
  });
});

describe('the schedules', () => {
  const schedules = ofType(template, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);

  it('call each function as its entry says: every so many minutes, or at the season’s hour on the season’s clocks', () => {
    const seen = schedules.map((each) => [
      plain(each.Target.Arn),
      each.ScheduleExpression,
      each.ScheduleExpressionTimezone,
    ]);
    const expected = (entries as readonly Entry[]).flatMap(({ name, trigger }) => {
      const arn = `${functionOf(template, name)[0].slice(0, -8)}.Arn`;
      if (trigger.kind === 'every')
        return [[arn, `rate(${trigger.minutes} ${trigger.minutes === 1 ? 'minute' : 'minutes'})`, undefined]];
      if (trigger.kind === 'season-hour') return [[arn, 'cron(0 7 * * ? *)', 'America/New_York']];
      return [];
    });
    expect(expected.length).toBeGreaterThan(1);
    expect(seen.sort()).toEqual(expected.sort());
  });

  it('try a call that could not be made again', () => {
    for (const { Target } of schedules) expect(Target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
  });
});

describe('dead letters', () => {
  it('are encrypted, kept for 14 days, and only taken over TLS', () => {
    const queues = ofType(template, 'AWS::SQS::Queue');
    expect(queues).toHaveLength(1);
    for (const [id, { Properties }] of queues) {
      expect(Properties).toMatchObject({
        SqsManagedSseEnabled: true,
        MessageRetentionPeriod: 14 * 24 * 3600,
      });
      const [policy] = Object.values(
        template.findResources('AWS::SQS::QueuePolicy', { Properties: { Queues: [{ Ref: id }] } }),
      );
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    }
  });

  it('receive every event that comes once: those of the stream, of uploads and of mail', () => {
    const once = entries.filter(({ trigger }) => ['stream', 'uploads', 'mail'].includes(trigger.kind));
    const leaving = ofType(template, 'AWS::Lambda::Function').filter(
      ([, { Properties }]) => Properties.DeadLetterConfig,
    );
    expect(leaving.map(([id]) => entryOf(id)).sort()).toEqual(once.map(({ name }) => name).sort());
    for (const [, { Properties }] of leaving)
      expect(plain(Properties.DeadLetterConfig.TargetArn)).toBe('DeadLetters.Arn');
  });
});
