import { join } from 'node:path';
import { Duration, RemovalPolicy, Stage } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Entry } from '#functions/entry.ts';
import { accept } from '#infra/aws/rules/accept-finding.ts';
import { bundleEntry } from './bundle.ts';
import { bundleBudget, overBudget } from './bundle-budget.ts';

export type EntryFunctionProps = {
  readonly entry: Entry;
  readonly key: IKey | undefined;
  /** Where the trigger leaves what holds something to hand on; `undefined` where a later run makes good for a failed one. */
  readonly deadLetters: Queue | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the function may do beyond writing its log. */
  readonly permissions: readonly PolicyStatement[];
};

/** One entry as a Lambda function, with a role and a log of its own. */
export class EntryFunction extends Construct {
  readonly entry: Entry;
  readonly lambda: Lambda;
  readonly role: Role;
  readonly deadLetters: Queue | undefined;

  constructor(scope: Construct, props: EntryFunctionProps) {
    super(scope, pascal(props.entry.name));
    this.entry = props.entry;
    this.deadLetters = props.deadLetters;
    const logGroup = this.logGroup(props.key);
    this.role = this.ownRole(logGroup, props.permissions);
    this.lambda = this.function(logGroup, props.environment);
    this.acceptExceptions();
  }

  private logGroup(encryptionKey: IKey | undefined): LogGroup {
    return new LogGroup(this, 'Log', {
      ...(encryptionKey ? { encryptionKey } : {}),
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private ownRole(logGroup: LogGroup, permissions: readonly PolicyStatement[]): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    for (const permission of permissions) role.addToPolicy(permission);
    return role;
  }

  private function(logGroup: LogGroup, environment: Readonly<Record<string, string>>): Lambda {
    const { size } = this.entry;
    return new Lambda(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(this.bundled()),
      handler: 'index.handler',
      memorySize: size.memoryMb,
      timeout: Duration.seconds(size.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { NODE_OPTIONS: '--enable-source-maps', ...environment },
      ...(this.deadLetters ? { deadLetterQueue: this.deadLetters } : {}),
    });
  }

  private bundled(): string {
    const { name } = this.entry;
    const { folder, bytes } = bundleEntry(this.entry, join(Stage.of(this)?.outdir ?? '', 'bundles'));
    const budgets: Readonly<Record<string, number>> = bundleBudget;
    const over = overBudget(name, bytes, budgets[name]);
    this.node.addValidation({ validate: () => (over === undefined ? [] : [over]) });
    return folder;
  }

  private acceptExceptions(): void {
    accept(
      this.lambda,
      'Serverless-LambdaTracing',
      'Without an instrumented SDK a trace says no more than the log’s report line, and every role would need rights on all of X-Ray',
    );
    if (this.entry.sendsMail)
      accept(
        this.role,
        'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
        'SES also asks for the identity of a recipient where the account has one; a condition holds the right to the season’s sender',
      );
    if (this.deadLetters) return;
    accept(
      this.lambda,
      'Serverless-LambdaDLQ',
      'Somebody waits for its reply, or its next run does what this one did not: a failed event holds nothing to hand on',
    );
  }
}

function pascal(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
}
