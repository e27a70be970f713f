export const help = `Usage: npm run season -- COMMAND

  plan FILE             show what a season file would change, and everybody with a booking whom it concerns
  apply FILE            show the changes, then make them, and tell everybody concerned
      --reason TEXT       the reason, shown to everybody concerned. Required if a booked day changes or goes
  import FILE           show what an export of ERAS (.csv or .xlsx) would change of the applications, ask, and import it.
                        It invites nobody. What is sensitive is not read
      --dry-run           only show it
      --out REPORT        write a CSV with every row, change, problem and warning
      --take-over         end another import that was stopped half way, where it stands
      --yes               import without asking
  facts NAME LIST       record for which AAMC IDs something is true that no export says, as
                        facts "three letters received" letters.csv. Without arguments: the lists that are known
      --complete          everybody else who had applied by that day is not on it: false for them
      --drawn DAY         the day on which the list was drawn, as 2026-11-14. Default: today
      --dry-run, --yes    only show what it changes; record it without asking
  screen [AAMC-ID]      count what the rules of the season file say of the applications; with an AAMC ID, show everything
                        that they see of one person. It changes nothing
      --draft FILE        what would the rules of a season file say that is not applied: who changes side, by name,
                          and how each rule falls on groups of applicants
      --csv, --out FILE   everybody with each verdict, or everybody who changes side; as CSV, to a file
  decide LIST           decide the same for all on a list, after showing how they stand. LIST is the address of the list at
                        the desk after its question mark, as "status=in-review&signal=none", or all. It tells nobody
      --to WHAT           invite, hold, close or review
      --track ID          invite for this track only; without it, for the tracks that consider each
      --reason TEXT       the reason, which stays in the history of each. Required
      --dry-run, --yes    only show how they stand; decide without asking
      --undo BULK         instead: undo what was decided within the last ten minutes, by the id that was printed
  closing               count who has no answer yet, by what is missing, and list the waves of notices that give one
      --status STATUS     prepare the notices of everybody who is closed, or waiting (on hold), after showing how many
                          they are and the message (--preview: all of it)
      --at TIME           when they leave on the program's clock; until then nobody is told
      --undo WAVE         instead: take a wave of notices back before it leaves
      --yes               prepare them without asking
  invite LIST           invite the applicants of a list: an ERAS export as it is, or any file whose first line names
                        the columns “id, name, email, tracks”. An Excel workbook (.xlsx), or text in UTF-8,
                        Windows-1252 or Excel's “Unicode Text”, by commas, semicolons or tabs
      --dry-run           only show who would be invited, the subject of the first mail, and whether there are seats for all
      --skip-bad          skip rows that have a problem; without it, one bad row stops the whole list
      --again             also invite applicants whose earlier invitation was declined, canceled or not answered
      --at TIME           prepare the invitations, which leave at that time on the program's clock, as
                          --at "2026-10-27 10:00 AM". Their seats are promised from now on
      --booking-opens TIME  show the dates at once, and let them be booked only from this time on, by everybody alike
      --respond-by TIME   the response deadline, instead of the season's usual one; at least 48 hours from when dates
                          can be booked
      --test [ADDRESS]    only mail the invitation of the first applicant for each combination of tracks to that
                          address, or to the first coordinator of the season; nobody is invited
  waves                 list everybody in a wave that is prepared or was released
  unprepare WAVE        take a wave back before it leaves, as 2026-10-27T10:00; or one OFFER out of it
  offers                list every offer, by name
      --track ID          only those that are considered for this track
      --status STATUS     only those with this status: prepared, open, booked, canceled, declined, withdrawn,
                          expired or unreleased
      --list FILTERS      only those on this list of the desk: its address after the question mark, as
                          --list "status=open&ends=soon", "on=2026-11-17&start=morning" or "mail=trouble"
  roster DAY            list everybody who comes on that day, as 2026-11-17
  interviewers [LIST]   show what a list of interviewers would change, ask, and store it: the columns “name, email,
                        interviews” (team; one-on-one), and maybe “team, tracks, days, hours, most, phone, school”, “not”
                        (AAMC IDs of applicants whom they do not meet) and “meet” (of those who would like to meet them).
                        Nobody is removed. Without a list: those who are stored
      --send-links        mail their personal link to those who have none yet
      --dry-run, --yes    only show what it changes; store it without asking
  plan-day DAY [LIST]   show who meets whom when on that day: everybody who is booked, by the season file's agendas, and the
                        interviewers who are stored, or those of a list. It is kept as a draft, of which nobody is told. Of
                        a day that is published it is a repair with the fewest changes. Without a plan: why, and the least
                        way out
  publish-day DAY [LIST]  publish the draft of that day: show who is told, ask, and mail everybody whose own day differs
  match-list CODE       print the match list of an NRMP code: rank, name and AAMC ID
      --csv               print it as NRMP's R3 imports it: rank and AAMC ID, without a heading
      --import FILE       replace the order by that of a file with an AAMC ID a line, best first, after naming every line
                          that cannot be ranked. --dry-run only checks it; --yes acts without asking
      --reason TEXT       why, once the list is locked
  changes               list what has changed since the last digest
      --since TIME        since this time instead: 2026-11-17, 2026-11-17T08:00, or 12h or 3d for so long ago
  record [PERSON]       list every change of the season, or of one person, newest first: who, when, what, and why.
                        What an earlier version wrote is put on the record first
  show OFFER            show one person’s offers, every change of them, and the mails with what became of each
      --csv               offers, waves, roster, interviewers, plan-day, changes, record, show: write CSV for a spreadsheet, as in
                          npm run --silent season -- roster 2026-11-17 --csv > roster.csv


On behalf of one applicant. Each shows the person, the day and the message first, and asks before it acts:
  book OFFER            book a date for an applicant who has not answered
  move OFFER            move a booking to another date
      --to DAY[+DAY]      the day, or the pair of days, as 2026-11-16+2026-11-17
      --start NAMES       morning or afternoon, one for each day: --start morning,afternoon.
                          Needed only where a day has two starts
  swap OFFER OFFER      exchange the interviews of two applicants in one step, a pair for a pair
  cancel OFFER          cancel a booking, which ends the invitation
  decline OFFER         record that the applicant declines an invitation
  withdraw OFFER        take back an invitation that has not been answered
  extend OFFER          give the applicant more time to respond
      --until TIME        the new deadline in the program's zone, as "2026-10-30 5:00 PM"
  reroute OFFER         consider the applicant for other tracks; a booking stays where the new track may sit there
      --track IDS         the tracks, as --track categorical,primary-care
      --to, --start       book this date of the new track instead
      --reopen            let the applicant choose again among the dates of the new track
  no-show OFFER         enter that the applicant did not come; else everybody counts as interviewed after the last day
      --reason TEXT       why; only the program reads it. Required
      --both-days         they will not come on the other day of the pair either; else they are expected then
  came OFFER            take a no-show back
  grant OFFER           say yes to the applicant's request to be considered for another track
  refuse OFFER          say no to it; a reason is required, and the applicant reads it
  rename OFFER          correct the applicant's name; nobody is mailed
      --name NAME         the right name
  resend OFFER          mail the open invitation, or the confirmation of the booking, again
  relink OFFER          revoke the applicant's link, and mail a new one
      --email ADDRESS     correct the applicant's address; this and all later mail goes there
      --reason TEXT       the reason, shown to the applicant. Required to withdraw, and to move, swap or
                          cancel an interview within 14 days
      --preview           show the whole message, not only its subject
      --yes               act without asking

A person’s data:
  export PERSON         print all that is stored about one person, as JSON: application, facts, invitations, digests
      --out FILE          write it to a file that only you can read
  erase PERSON          remove the application, and what identifies the person elsewhere. Shows first what goes and stays;
                        --yes acts without asking. An invitation that has not ended is ended first: cancel or decline it
      --reason TEXT       the reason, which stays on record and must not name the person
  readmit AAMCID        let the next import bring a person back who was erased; until then it leaves them out
  retention             show who will be erased by the season file’s retention, and when

OFFER is the offer’s id, or the AAMC id or the email address of its applicant. PERSON is the same, or the AAMC id of
somebody who was only imported.

Which service:
  --table NAME          the table of a deployed service, accessed with your own AWS credentials.
                        Default: TABLE_NAME, if set; else the service that npm start runs here
  --season ID           the id of the season. Default: SEASON, or the season of the service that runs here
  --as NAME             the name recorded for the change. Default: your user name on this machine

Exit codes: 0 done, 1 refused or the file has problems, 2 usage error.`;
