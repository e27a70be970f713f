import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { rulePacks } from '#infra/aws/rules/rule-packs.ts';
import { readSettings } from '#infra/settings.ts';
import { FairslotStack } from './fairslot-stack.ts';

/** The CDK app with its one stack, which may be named with `-c stack=NAME`. Its synthesis fails where a rule is broken. */
export function fairslotApp(props: AppProps = {}): { readonly app: App; readonly stack: FairslotStack } {
  const app = new App(props);
  const name: unknown = app.node.tryGetContext('stack');
  const stack = new FairslotStack(app, String(name ?? 'Fairslot'), readSettings(app.node));
  Validations.of(app).addPlugins(...rulePacks(app));
  return { app, stack };
}
