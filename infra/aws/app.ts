import { fairslotApp } from './fairslot-app.ts';

fairslotApp().app.synth();
