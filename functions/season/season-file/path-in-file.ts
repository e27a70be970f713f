import type { Path } from '#domain/season/validation/violation.ts';
import { rowsWith, startNamesOf } from './assemble.ts';
import type { SeasonFile } from './schema.ts';

/** The path in the file from which `path` of the assembled season was read. */
export function pathInFile(file: SeasonFile, path: Path): Path {
  const [section, index, part] = path;
  if (section === 'tracks' && part === 'options') return optionInFile(file, Number(index), path.slice(3));
  if (section === 'days' && part === 'starts') return startInFile(file, Number(index), path.slice(3));
  return path;
}

/** `rest`: which option, and maybe `days` and which of them. */
function optionInFile(file: SeasonFile, track: number, [option, , day]: Path): Path {
  const single = file.tracks?.[track]?.days.length ?? 0;
  const place = Number(option);
  if (place < single) return ['tracks', track, 'days', place];
  return ['tracks', track, 'pairs', place - single, ...(day === undefined ? [] : [day])];
}

/** `rest`: which start, and maybe a time of it, or `groups`, which of them, and what of that. */
function startInFile(file: SeasonFile, index: number, [start, field, group, what, part]: Path): Path {
  const day = file.days?.[index];
  const name = day && startNamesOf(file, day)[Number(start)];
  if (!day || !name || field === undefined) return ['days', index, 'starts'];
  if (field !== 'groups') return ['starts', day.starts, name, field];
  const row = ['days', index, 'seats', rowsWith(day, name)[Number(group)] ?? 0];
  if (what === 'seats') return [...row, name];
  return what === 'for' && part !== undefined ? [...row, 'for', part] : row;
}
