import type { Season } from '#domain/season/season.ts';
import { isListTitle } from '#functions/invitations/applicant-list/column-kind.ts';
import {
  type ApplicantList,
  readApplicantList,
} from '#functions/invitations/applicant-list/read-applicant-list.ts';
import { csvTable } from '#functions/tables/csv-table.ts';

/** Reads a list of applicants from the text of a CSV file. */
export function readList(text: string, season: Season): ApplicantList {
  return readApplicantList(csvTable(text, isListTitle), season);
}
