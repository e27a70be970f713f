import { Unusable } from '#infra/deployed-season.ts';
import { fairslotApp } from './fairslot-app.ts';

try {
  fairslotApp().app.synth();
} catch (cause) {
  if (!(cause instanceof Unusable)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}
