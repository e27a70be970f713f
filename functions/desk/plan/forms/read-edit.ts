import { deskRights } from '#domain/season/coordinators.ts';
import { visitKinds } from '#domain/season/visit.ts';
import type { DraftSeen } from '#domain/season-draft/edit-draft.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { type CalendarDay, isCalendarDay, isWallTime } from '#domain/values/time.ts';
import type { FieldProblem, InputProblem } from '#functions/http/body.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';
import { isDraftField } from '#functions/season-draft/edit-fields.ts';
import type { DraftField, FileEdit } from '#functions/season-draft/file-edit.ts';
import { wasName } from './field-input.ts';

/** What a form asks for, or what is wrong with its fields. */
export type ReadEdit = { readonly edit: FileEdit } | { readonly problem: InputProblem };

/** The versions that a form was made on. */
export function readSeen(form: URLSearchParams): DraftSeen {
  const count = (name: string) => Number(/^\d{1,9}$/.exec(form.get(name) ?? '')?.[0] ?? -1);
  return { draft: count('version'), season: count('season') };
}

/** Reads the edit of a form of the draft. Of its fields only those count that say something else than the page showed. */
export function readEdit(form: URLSearchParams): ReadEdit {
  const text = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const day = (name: string) => text(name) as CalendarDay;
  switch (text('edit')) {
    case 'fields':
      return readFields(form);
    case 'add-day':
      return checked({ kind: 'add-day', on: day('on'), like: day('like') }, [dayFault(text('on'))]);
    case 'remove-day':
      return { edit: { kind: 'remove-day', on: day('on') } };
    case 'add-seats': {
      const edit = { kind: 'add-seats', on: day('on'), for: form.getAll('for'), ...counts(text) } as const;
      return checked(edit, [
        ...(edit.for.length > 0 ? [] : ['Choose at least one track that may use the seats.']),
        ...(edit.morning + edit.afternoon === '' ? ['Write how many seats there are.'] : []),
        ...[edit.morning, edit.afternoon].map(countFault),
      ]);
    }
    case 'add-choice':
    case 'remove-choice': {
      const days = form.getAll('days').filter((each) => each !== '') as CalendarDay[];
      const kind = text('edit') === 'add-choice' ? 'add-choice' : 'remove-choice';
      return checked({ kind, track: text('track'), days }, days.map(dayFault));
    }
    case 'add-block':
    case 'remove-block':
      return readBlock(text);
    case 'add-deadline':
      return readDeadline(text);
    case 'remove-deadline':
      return { edit: { kind: 'remove-deadline', id: text('id') } };
    case 'add-coordinator': {
      const edit = { kind: 'add-coordinator', name: text('name'), address: text('address') } as const;
      return checked({ ...edit, may: text('may') }, [addressFault(text('address')), rightFault(text('may'))]);
    }
    case 'remove-coordinator':
      return { edit: { kind: 'remove-coordinator', address: text('address') } };
    default:
      return invalid([{ path: 'edit', message: 'This form is not known.' }]);
  }
}

type Text = (name: string) => string;

function counts(text: Text) {
  return { morning: text('morning'), afternoon: text('afternoon') };
}

function readBlock(text: Text): ReadEdit {
  const place = (name: string) => Number(/^\d{1,3}$/.exec(text(name))?.[0] ?? -1);
  const agenda = place('agenda');
  if (text('edit') === 'remove-block') {
    const [, block = '', title = ''] = /^(\d{1,3})\.(.+)$/.exec(text('block')) ?? [];
    return checked({ kind: 'remove-block', agenda, block: Number(block), title }, [
      title === '' ? 'Choose the block that goes.' : undefined,
    ]);
  }
  const hours = { at: wallTimeFrom(text('at')), until: wallTimeFrom(text('until')) };
  return checked({ kind: 'add-block', agenda, title: text('title'), ...hours, place: text('place') }, [
    agenda < 0 ? 'Choose the agenda.' : undefined,
    text('title') === '' ? 'Write what happens in the block.' : undefined,
    timeFault(hours.at),
    timeFault(hours.until),
    text('title').length + text('place').length > 400 ? 'This text is too long.' : undefined,
  ]);
}

function readDeadline(text: Text): ReadEdit {
  const at = wallTimeFrom(text('at'));
  return checked({ kind: 'add-deadline', name: text('name'), on: text('on'), at }, [
    ...(text('name') === '' ? ['Write what happens on that day.'] : []),
    dayFault(text('on')),
    at === '' ? undefined : timeFault(at),
  ]);
}

function readFields(form: URLSearchParams): ReadEdit {
  const fields: DraftField[] = [];
  const faults: FieldProblem[] = [];
  for (const [name, given] of form) {
    const was = form.get(wasName(name));
    if (!isDraftField(name) || was === null || given === was) continue;
    const value = normalized(name, given.replaceAll('\r\n', '\n').trim());
    const message = faultOf(name, value);
    if (message) faults.push({ path: name, message });
    else fields.push({ name, value });
  }
  return faults.length > 0 ? invalid(faults) : { edit: { kind: 'fields', fields } };
}

const isTime = (name: string) => /\.(at|until)$/.test(name) && name !== 'offers.until';

function normalized(name: string, value: string): string {
  if (isTime(name)) return wallTimeFrom(value);
  return /\.(morning|afternoon)$/.test(name) && /^0+$/.test(value) ? '' : value;
}

/** What cannot even stand in a draft; whether the whole is a season is another question. */
function faultOf(name: string, value: string): string | undefined {
  if (isTime(name)) return value === '' && name.startsWith('deadlines.') ? undefined : timeFault(value);
  if (name.endsWith('.on') || name === 'offers.until') return dayFault(value);
  if (/\.(morning|afternoon)$/.test(name)) return countFault(value);
  if (name.endsWith('.may')) return rightFault(value);
  if (name.endsWith('.address')) return addressFault(value);
  if (name.endsWith('.kind'))
    return value === '' || visitKinds.some((kind) => kind === value)
      ? undefined
      : 'Choose how it takes place.';
  if (/^(deadlines|offers)\.|\.title$/.test(name) && value === '') return 'This field cannot be empty.';
  return value.length > 4_000 ? 'This text is too long.' : undefined;
}

function dayFault(day: string): string | undefined {
  return isCalendarDay(day) ? undefined : `“${day.slice(0, 40)}” is not a day: write it as 2026-11-17.`;
}

function timeFault(time: string): string | undefined {
  return isWallTime(time) ? undefined : `“${time.slice(0, 40)}” is not a time: write it as 8:00 AM or 13:00.`;
}

function countFault(count: string): string | undefined {
  return /^\d{0,3}$/.test(count)
    ? undefined
    : `“${count.slice(0, 40)}” is not a number of seats: write a whole number.`;
}

function addressFault(address: string): string | undefined {
  return isEmailAddress(address) ? undefined : `“${address.slice(0, 80)}” is not an email address.`;
}

function rightFault(may: string): string | undefined {
  return deskRights.some((each) => each === may) ? undefined : 'Choose what the coordinator may do.';
}

function checked(edit: FileEdit, messages: readonly (string | undefined)[]): ReadEdit {
  const faults = messages.flatMap((message) => (message ? [{ path: edit.kind, message }] : []));
  return faults.length > 0 ? invalid(faults) : { edit };
}

function invalid(fields: readonly FieldProblem[]): { readonly problem: InputProblem } {
  return { problem: { kind: 'body-invalid', fields } };
}
