export const help = `Usage: npm run season -- COMMAND

  plan FILE             show what a season file would change
  apply FILE            show it, and change it
  invite LIST           invite the applicants of a CSV file (columns id, name, email, tracks)
      --dry-run           only say who would be invited, and whether there are seats for all
      --skip-bad          leave out the rows that have a problem; else nobody is invited
      --again             also those whose earlier invitation was declined, canceled or not answered
  offers                list every offer, and what became of it
  cancel OFFER          cancel a booking in the program's name
      --reason TEXT       why; the applicant reads it. Needed within 14 days of the interview
  relink OFFER          end the applicant's link, and mail a new one
      --email ADDRESS     to this address, as everything from then on: for one that was wrong

Which service:
  --table NAME          the table of a deployed service, reached under your own AWS credentials.
                        Else TABLE_NAME, if it is set; else the service that npm start runs here
  --season ID           which season. Else SEASON, or that of the service that runs here
  --as NAME             who stands in the record. Else your name on this machine

Ends with 0 when it is done, 1 when it was refused or something is wrong with the file, 2 when the command was not
understood.`;
