// One file, because loading the CDK takes longer than all of its tests: each part states what it is about.
import './stack/table.ts';
import './stack/roles.ts';
import './stack/entries.ts';
import './stack/budget.ts';
import './stack/web.ts';
import './stack/mail.ts';
import './stack/alarms.ts';
import './stack/rules.ts';
import './stack/settings.ts';
import './stack/doctor.ts';
