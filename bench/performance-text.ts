/** The head of docs/performance.md: the model, the baseline and the method. */
export const modelText = `# What it costs, and how fast it is

\`npm run bench -- --keep\` writes this page from \`bench/results.json\`; without \`--keep\` a run writes to \`.local/bench\`, and
\`npm run bench -- NAME\` measures one part.

**The model.** Lambda gives an environment one event at a time, and gives a crowd many environments. So the applicants'
function is loaded into many processes, each of which handles one event at a time, as API Gateway would hand it over, and
takes the next one from one queue. Beside them runs the stream's consumer, with a mail sink in place of SES. Nothing is
shared between environments but the table.

**The baseline.** The release \`v0.1.0\` and the working tree run in turn, round by round, on one machine, with one
DynamoDB Local and a table each. Seasons are applied and applicants are invited by each version's own season command; every
round begins with the same season again, copied item by item under another id. Requests are counted as they leave Node,
the SDK's retries too. Only ratios within one run count, not the milliseconds: on two cores the environments, the consumer,
the database and the bench itself contend for the same processors, unlike on AWS. A figure is the median
of its rounds, with the lowest and the highest beside it; warm-up is left out.

DynamoDB Local never raises a transaction conflict and never throttles. The conflicts that a crowd causes on AWS are not in
these figures; \`broken-network\` and the races of the tests inject them.
`;

/** The end of it: targets of earlier editions of the page, and why they are no longer measured. */
export const retiredText = `## Targets that are retired

These targets were measured with one process that took two hundred requests at once. On Lambda no such process exists, and the
caches that helped there (a refusal kept for the next request, one read shared by many, a page that was shown and then
tried) help little where each environment has one event at a time.

| target until version 0.1.0 | then | instead |
| --- | --- | --- |
| Decisions a second in one process, against the bare transaction and against PostgreSQL | 1,826 a second, 6.7 and 0.76 times | decisions a second behind one queue, against version 0.1.0; PostgreSQL stays for orientation |
| Round trips of a refusal, mean over a crowd in one process | 0.03 | one round trip for each refusal, as it is alone |
| Time of a booking against the bare transaction, where the same process has shown the page | 1.08 times | round trips and write units; the time is shown, with a read before the write |
| A pair's booking against a day's, in time | 1.08 times | the times of both are shown |
| The 99th percentile of refusals against that of bookings | 1.5 times | both are shown |
`;
