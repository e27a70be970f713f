import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { rulePacks } from '#infra/aws/rules/rule-packs.ts';
import { asDelivered, built, otherwise } from './synthesized.ts';

describe('the rule packs', () => {
  it.each([
    ['as it is delivered', asDelivered],
    ['with every setting given', otherwise],
  ])('find nothing in the stack %s, not even a warning', (_, { app }) => {
    expect(rulePacks(app).flatMap((pack) => pack.validateScope(app).violations)).toEqual([]);
  });

  it('stop the synthesis of a stack that breaks one', () => {
    const { app, stack } = built();
    new Bucket(stack, 'Open');
    expect(() => app.synth()).toThrow('AwsSolutions-S10');
  });
});
