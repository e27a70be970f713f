import { type Policy, sourceOf } from '#functions/http/security-headers.ts';

/** The desk's own rules beside those of every page: navigation, tables, forms, filters, and print. */
export const deskSheet = `
.desk header,.desk main,.desk footer{width:min(76rem,100% - 2rem)}
.wide header,.wide main,.wide footer{width:min(110rem,100% - 2rem)}
.desk header{padding-bottom:0}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;z-index:1;background:var(--card);padding:.5rem 1rem;border:2px solid var(--accent)}
main:focus{outline:0}
.from small{font-weight:400;color:var(--soft)}
.who{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;font-size:.875rem;color:var(--soft)}
.who button{min-height:2.25rem;padding:.3rem .8rem}
nav{flex-basis:100%}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;margin:0;padding:0;max-width:none}
nav li{margin:0}
nav a{display:inline-block;padding:.65rem .1rem;min-height:2.75rem;text-decoration:none;border-bottom:3px solid transparent}
nav a:hover{text-decoration:underline}
nav .areas{border-top:1px solid var(--line);font-size:.9375rem}
nav .areas a{padding-block:.5rem;min-height:2.5rem;border-width:2px}
nav [aria-current]{color:var(--ink);font-weight:600;border-color:var(--accent)}
.plain{background:0 0;border:0;padding:0;min-height:1.5rem;font-weight:400;color:var(--accent);text-decoration:underline}
.stack{display:grid;gap:1rem;max-width:28rem;margin:1.25rem 0}
.stack p{margin:0}
.desk label:not(:has([type=radio],[type=checkbox])){display:block;border:0;padding:0;min-height:0;background:0 0;box-shadow:none;outline:0;font-weight:600;cursor:auto}
.desk label:not(:has([type=radio],[type=checkbox])):has(:checked){background:0 0;box-shadow:none}
.desk label small,.hint{display:block;font-weight:400;color:var(--soft)}
.desk input:not([type=radio],[type=checkbox],[type=hidden]),.desk select,textarea{font:inherit;font-weight:400;color:inherit;background:var(--card);display:block;width:100%;height:auto;min-height:2.75rem;padding:.5rem;border:1px solid var(--edge);border-radius:.5rem;margin:.25rem 0 0}
.desk label input:focus-visible,textarea:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
textarea{min-height:5rem}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.desk .tick{border:0;padding:.15rem;min-height:1.75rem;min-width:1.75rem;background:0 0;box-shadow:none}
.inline{display:inline}
details{margin:.5rem 0}
summary{min-height:2rem;padding:.25rem 0;cursor:pointer;color:var(--accent)}
ol{max-width:60rem}
.letter{white-space:pre-wrap;overflow-wrap:anywhere}
.wrong{color:var(--grave);font-weight:600}
.drop{display:grid;gap:.75rem;justify-items:start;max-width:44rem;margin:1.25rem 0}
.desk .drop input[type=file]{min-height:7rem;padding:2.5rem 1rem;border-style:dashed;margin:0}
.filters{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;margin:1rem 0}
.filters label{flex:0 1 13rem}
.figures{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr));margin:1rem 0;padding:0;max-width:none;list-style:none}
.figures li{margin:0;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1rem}
.figures b{display:block;font-size:1.5rem;line-height:1.2}
.table{position:relative;overflow-x:auto;margin:1rem 0;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:.9375rem;overflow-wrap:normal}
caption{text-align:start;padding:.5rem .75rem;color:var(--soft)}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--line)}
thead th{font-size:.875rem;color:var(--soft);white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
tbody th{font-weight:600}
.when{white-space:nowrap}
.when~th{min-width:10rem}
.when~td bdi{overflow-wrap:anywhere}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
.desk td.number input:not([type=radio],[type=checkbox],[type=hidden]){width:4.5rem;margin:0 0 0 auto;text-align:end}
.bar{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;margin:1rem 0;padding:.5rem 0;background:var(--paper);border-top:1px solid var(--line)}
.bar p{margin:0;font-weight:600}
.held{position:sticky;bottom:0}
html:has(.held){scroll-padding-bottom:5rem}
.ranks :is(tr:first-child [value^="up "],tr:last-child [value^="down "]){visibility:hidden}
.row{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:1rem 0}
.row label{flex:0 1 14rem}
.pager{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
.pager [aria-current]{color:inherit;font-weight:700;text-decoration:none}
.refused+form{margin-top:1rem}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.35rem 1.25rem;max-width:60rem}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
nav.pager a{border:0}
table.grid thead th{white-space:normal;min-width:6rem}
.grid th bdi{overflow-wrap:anywhere}
.tight th,.tight td{white-space:nowrap}
.days{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr));margin:1rem 0;padding:0;max-width:none;list-style:none}
.days li{margin:0;padding:.6rem .75rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
.days p{margin:.35rem 0 .15rem;font-size:.875rem}
.days svg{display:block;width:100%;max-width:14rem;height:auto}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;max-width:none;margin:.5rem 0;padding:0;list-style:none;font-size:.875rem}
.legend svg{width:1.1rem;height:1.1rem;vertical-align:-.2rem}
rect{stroke:var(--accent);stroke-width:1.25}
rect.held{stroke-dasharray:2 1.5}
rect.free{stroke:var(--edge)}
pattern path{fill:var(--accent)}
.sheet{font-size:1.125rem}
.sheet table{font-size:1.125rem}
.sheet .box{font-size:1.75rem;line-height:1;text-align:center}
@media(max-width:30rem){.table:is(#rooms~*,#people~*,#ranked~*) :is(table,tbody,tr,th,td){display:block;border:0;padding:.1rem 0}.table:is(#rooms~*,#people~*,#ranked~*) thead{position:absolute;clip-path:inset(50%)}.table:is(#rooms~*,#people~*,#ranked~*) tr{padding:.5rem .75rem}.table:is(#rooms~*,#people~*,#ranked~*) tr+tr{border-top:1px solid var(--line)}.table:is(#rooms~*,#people~*) td:empty{display:none}:is(#rooms,#people)~* td:nth-child(2)::before{content:"Now: "}:is(#rooms,#people)~* td:nth-child(3)::before{content:"Next: "}#ranked~.table tr{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:0 .75rem;overflow-wrap:anywhere}#ranked~.table td:first-child{grid-row:1/4}#ranked~.table .when{grid-column:1/-1}dl{display:block}dd{margin-bottom:.5rem}.filters label{flex-basis:100%}}
@media print{@page{margin:12mm}thead th{white-space:normal}tr{break-inside:avoid}.sheet,.sheet table{font-size:14pt}.sheet h1{margin-top:0}.sheet+.sheet{break-before:page}.sheet section{break-inside:avoid-page}.sheet th,.sheet td{padding:.3rem .5rem;border-bottom:1px solid #000}.sheet .screen,.desk:has(.sheet) header,.desk:has(.sheet) footer,.skip,nav,.who button,.desk form:not(.keep),.pager{display:none}.table{overflow:visible;border:0}}
`;

/** What a page of the desk may load beyond every page's policy: its own rules. */
export const deskPolicy: Policy = { 'style-src': [sourceOf(deskSheet)] };
