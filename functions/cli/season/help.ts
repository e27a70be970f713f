export const help = `Usage: npm run season -- COMMAND

  plan FILE             show what a season file would change
  apply FILE            show the changes, then make them
  invite LIST           invite the applicants of a CSV file. Its first line names the columns: “id, name, email,
                        tracks”, or as ERAS has them: “AAMC ID, First Name, Last Name, Email, Track”.
                        Commas, semicolons or tabs; UTF-8 or Excel's “Unicode Text”
      --dry-run           only show who would be invited, and whether there are seats for all of them
      --skip-bad          skip rows that have a problem; without it, one bad row stops the whole list
      --again             also invite applicants whose earlier invitation was declined, canceled or not answered
  offers                list every offer, by name
      --track ID          only those that are considered for this track
      --status STATUS     only those with this status: open, booked, canceled, declined or expired
  roster DAY            list everybody who comes on that day, as 2026-11-17
  changes               list what has changed since the last digest
      --since TIME        since this time instead: 2026-11-17, 2026-11-17T08:00, or 12h or 3d for so long ago
  show OFFER            show one person’s offers, every change of them, and the mails with what became of each
      --csv               offers, roster, changes, show: write CSV for a spreadsheet, as in
                          npm run --silent season -- roster 2026-11-17 --csv > roster.csv
  cancel OFFER          cancel a booking on behalf of the program
      --reason TEXT       the reason, shown to the applicant. Required within 14 days of the interview
  relink OFFER          revoke the applicant's link, and mail a new one
      --email ADDRESS     correct the applicant's address; this and all later mail goes there

OFFER is the offer’s id; for show also the AAMC id or the email address of its applicant.

Which service:
  --table NAME          the table of a deployed service, accessed with your own AWS credentials.
                        Default: TABLE_NAME, if set; else the service that npm start runs here
  --season ID           the id of the season. Default: SEASON, or the season of the service that runs here
  --as NAME             the name recorded for the change. Default: your user name on this machine

Exit codes: 0 done, 1 refused or the file has problems, 2 usage error.`;
