import { App, Validations } from 'aws-cdk-lib';
import { FairslotStack } from './fairslot-stack.ts';
import { rulePacks } from './rule-packs.ts';
import { readSettings } from './settings.ts';

const app = new App();
new FairslotStack(app, String(app.node.tryGetContext('stack') ?? 'Fairslot'), readSettings(app.node));
Validations.of(app).addPlugins(...rulePacks(app));
app.synth();
