import { type Policy, sourceOf } from '#functions/http/security-headers.ts';

/** An interviewer's own rules beside those of every page: days with hours, names, and the plan of a day. */
export const interviewerSheetText = `
.day-cards{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));margin:1rem 0}
.day{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem}
.day legend{float:left;margin:0}
.day .can{clear:both}
.hours{display:flex;flex-wrap:wrap;gap:.5rem}
.hours label{flex:1 1 7rem;display:block;border:0;padding:0;min-height:0}
.hours input,[type=tel]{font:inherit;color:inherit;background:var(--card);display:block;width:100%;height:auto;min-height:2.75rem;padding:.4rem .5rem;border:1px solid var(--edge);border-radius:.5rem;margin:.25rem 0 0}
.hours input:focus-visible,[type=tel]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.phone{display:block;border:0;padding:0;max-width:24rem}
.names{display:grid;gap:.4rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))}
table{border-collapse:collapse;width:100%;max-width:46rem}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
th,td{overflow-wrap:normal}
td bdi,td a{overflow-wrap:anywhere}
tbody th{min-width:5.5rem}
summary{min-height:2.75rem;padding:.5rem 0;cursor:pointer;color:var(--accent)}
`;

/** What an interviewer's page may load beyond every page's policy: its own rules. */
export const interviewerPolicy: Policy = { 'style-src': [sourceOf(interviewerSheetText)] };
