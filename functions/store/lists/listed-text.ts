import { type ListedApplication, listedFields } from '#domain/application-list/listed-application.ts';
import type { Decided, ToldAnswer } from '#domain/applications/application.ts';
import type { Value } from '#domain/applications/shapes.ts';
import { type Instant, instant } from '#domain/values/time.ts';

/*
 * What a list knows of an application, as one text. It is stored and read four thousand times for each list, so it has no
 * names: a value is known by its place in `listedFields`, which only grows at its end. Values are of one line and without
 * tabs, as the reader of exports makes them, so lines and tabs separate them.
 */
const TAB = '\t';

/** The text of what a list knows. */
export function listedText(listed: ListedApplication): string {
  const { version, firstSeenAt, changedAt, ticks, values, entered, withdrawn, decided, told } = listed;
  const lines = [
    [version, seconds(firstSeenAt), seconds(changedAt)].map((each) => each.toString(36)),
    listedFields.map((name) => (values[name] === undefined ? '' : cellOf(values[name]))),
    ticks,
    entered.map(({ rule, outcome }) => `${outcome === 'pass' ? '+' : '-'}${rule}`),
    withdrawn,
    decided ? [decided.to, ...decided.tracks] : [],
    told ? [told.as, ...(told.failed ? ['failed'] : [])] : [],
  ];
  return lines
    .map((cells) =>
      cells
        .map((cell) => cell.replace(/\s/g, ' '))
        .join(TAB)
        .trimEnd(),
    )
    .join('\n')
    .trimEnd();
}

/** Returns what a list knows of the application `id`. */
export function listedFrom(id: string, text: string): ListedApplication {
  const [head = '', values = '', ...lists] = text.split('\n');
  const [version = 0, first = 0, changed = 0] = head.split(TAB).map((each) => Number.parseInt(each, 36));
  const [ticks = [], entered = [], withdrawn = [], decided = [], told = []] = lists.map(cellsOf);
  const cells = values.split(TAB);
  const known = listedFields.flatMap((name, place) => (cells[place] ? [[name, readCell(cells[place])]] : []));
  const [to, ...tracks] = decided;
  const [as, failed] = told;
  return {
    ...{ id, version, firstSeenAt: instant(first * 1000), changedAt: instant(changed * 1000), ticks },
    values: Object.fromEntries(known),
    entered: entered.map((each) => ({
      rule: each.slice(1),
      outcome: each.startsWith('+') ? 'pass' : 'fail',
    })),
    withdrawn,
    ...(to ? { decided: { to: to as Decided['to'], tracks } } : {}),
    ...(as ? { told: { as: as as ToldAnswer['as'], ...(failed ? { failed: true } : {}) } } : {}),
  };
}

function cellsOf(line: string): readonly string[] {
  return line === '' ? [] : line.split(TAB);
}

function seconds(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000);
}

/** A sign tells numbers, yes and no from texts; a text that begins with one of the signs gets one of its own. */
function cellOf(value: Value): string {
  if (typeof value === 'number') return `=${value}`;
  if (typeof value === 'boolean') return value ? '+' : '-';
  return /^[=+\-']/.test(value) ? `'${value}` : value;
}

function readCell(cell: string): Value {
  if (cell === '+' || cell === '-') return cell === '+';
  if (cell.startsWith('=')) return Number(cell.slice(1));
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
