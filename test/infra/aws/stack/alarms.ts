import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { STACK } from '#bench/bill/season-doings.ts';
import { entries } from '#functions/entries.ts';
import type { Trigger } from '#functions/entry.ts';
import { runbook } from '#infra/aws/alarms/alarm.ts';
import { projectRoot } from '#infra/project-root.ts';
import { built, entryOf, ofType, template } from './synthesized.ts';

const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
const operating = readFileSync(join(projectRoot, 'docs/operating.md'), 'utf8');
/** The anchors of the page, as GitHub makes them of its headings. */
const anchors = [...operating.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-'),
);

describe('each alarm', () => {
  it('has a line in the runbook, and each line has an alarm', () => {
    const named = alarms.map(
      ({ AlarmDescription }) => /docs\/operating\.md#([\w-]+)$/.exec(AlarmDescription)?.[1],
    );
    expect(new Set(named)).toEqual(new Set(Object.keys(runbook)));
    expect(anchors).toEqual(expect.arrayContaining(Object.keys(runbook)));
  });

  it('tells the operator when it begins and when it ends', () => {
    const [[topic] = []] = ofType(template, 'AWS::SNS::Topic').filter(([id]) => id.startsWith('Alarms'));
    for (const { AlarmActions, OKActions } of alarms)
      expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic }], [{ Ref: topic }]]);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operator@example.org',
      TopicArn: { Ref: topic },
    });
  });

  it('says at synthesis when nobody would hear it', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    built({ alarmEmail: '' }).app.synth();
    expect(said.mock.calls.join()).toContain('nobody hears the alarms');
  });
});

describe('the alarms', () => {
  const watched = (metric: string) => alarms.filter(({ MetricName }) => MetricName === metric);

  it('is every function, by itself or by what becomes of its work', () => {
    const shownBy: Readonly<Record<Trigger['kind'], string>> = {
      http: '5xx',
      stream: 'IteratorAge',
      uploads: 'ApproximateNumberOfMessagesVisible',
      every: 'Errors',
      'season-hour': 'Errors',
      mail: 'ApproximateNumberOfMessagesVisible',
    };
    for (const { name, trigger } of entries) {
      const own = watched(shownBy[trigger.kind]).filter(
        ({ Dimensions: [{ Name, Value }] }) => Name !== 'FunctionName' || entryOf(Value.Ref) === name,
      );
      expect(own, name).toHaveLength(1);
    }
  });

  it('is every queue of dead letters', () => {
    expect(watched('ApproximateNumberOfMessagesVisible')).toHaveLength(
      ofType(template, 'AWS::SQS::Queue').length,
    );
  });

  it('is also silence: a clockwork or a digest that does not run at all', () => {
    const silences = watched('Errors');
    expect(silences).toHaveLength(ofType(template, 'AWS::Scheduler::Schedule').length);
    for (const { TreatMissingData } of silences) expect(TreatMissingData).toBe('breaching');
  });

  it('is silence nowhere else: a night without applicants is no alarm', () => {
    const silent = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(silent).toEqual(watched('Errors'));
  });

  it('is bouncing mail before AWS reviews the sender at 5 in 100', () => {
    expect(watched('Reputation.BounceRate')[0]?.Threshold).toBeLessThan(0.05);
  });

  it('is nothing that does not exist: every dimension names something of the stack', () => {
    const ids = Object.keys(template.toJSON().Resources);
    const refs = alarms
      .flatMap(({ Dimensions }) => Dimensions)
      .filter(({ Value }) => typeof Value !== 'string');
    for (const { Value } of refs) expect(ids).toContain(Value.Ref ?? Value['Fn::GetAtt'][0]);
  });
});

describe('the bill of a season', () => {
  it('counts what the template holds', () => {
    const count = (type: string) => ofType(template, type).length;
    expect({
      roles: count('AWS::IAM::Role'),
      alarms: count('AWS::CloudWatch::Alarm'),
      keys: count('AWS::KMS::Key'),
      secrets: count('AWS::SecretsManager::Secret'),
    }).toEqual(STACK);
  });
});
