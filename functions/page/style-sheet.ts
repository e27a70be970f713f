/** The style of every page: system fonts, light and dark, from 320 px up, and print. It is inlined in the page. */
export const styleSheet = `
:root{color-scheme:light dark;--paper:#f6f4ef;--card:#fffefb;--ink:#1d2726;--soft:#53605e;--line:#d5d1c6;--edge:#7f8a87;--accent:#0b6b63;--on-accent:#fff;--tint:#e6f1ee;--blush:#f8e8e4;--grave:#a3271d;--on-grave:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#131918;--card:#1c2423;--ink:#e9eeec;--soft:#a9b6b3;--line:#37423f;--edge:#7e8c88;--accent:#6fd0c3;--on-accent:#08211e;--tint:#20332f;--blush:#3a2320;--grave:#ff9d8f;--on-grave:#33100b}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{width:min(70rem,100% - 2rem);margin:auto}
header{padding-top:1rem;padding-bottom:.75rem;border-bottom:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;align-items:baseline}
header p,footer p{margin:0}
.from{font-weight:600}
.zone,footer,small,label em{color:var(--soft)}
.zone,footer{font-size:.875rem}
footer{padding-top:1rem;padding-bottom:2rem;margin-top:2.5rem;border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.15;letter-spacing:-.015em;margin:2rem 0 .75rem}
h2{font-size:1.25rem;line-height:1.25;margin:2.25rem 0 .75rem}
h3{font-size:1.0625rem;line-height:1.3;margin:0}
p,ul{max-width:44rem}
.lead{font-size:1.125rem}
.from,.lead b,h1,h2{text-wrap:balance}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.25rem}
.note,.done,.refused,.window{background:var(--tint);border-left:4px solid var(--accent);border-radius:.25rem .75rem .75rem .25rem;padding:.75rem 1rem;max-width:46rem}
.refused{background:var(--blush);border-color:var(--grave)}
.refused p{margin:.25rem 0}
.window{margin:1.5rem 0}
.window h2{margin:0;font-size:1rem}
.window p{margin:.5rem 0 0}
.by b{font-size:1.125rem}
.by small{font-weight:400}
.cards{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));margin:1rem 0}
.card{display:flex;flex-direction:column;gap:.5rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem}
form.card:not(:has(:checked)) button{display:none}
.card h2,.card p{margin:0}
.present{border:2px solid var(--accent)}
.tag{display:inline-block;font-size:.75rem;font-weight:600;color:var(--accent);border:1px solid;border-radius:1rem;padding:.05rem .5rem;vertical-align:middle}
fieldset{border:0;margin:0;padding:0;min-width:0;display:grid;gap:.4rem}
legend{padding:0;margin-bottom:.35rem;font-weight:600}
label:has(input){display:flex;gap:.5rem;align-items:start;min-height:2.75rem;padding:.3rem .5rem;border:1px solid var(--edge);border-radius:.5rem;cursor:pointer}
label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);background:var(--tint)}
label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.gone{border-style:dashed;color:var(--soft);cursor:default}
label input{flex:none;width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--accent)}
label input:focus-visible{outline:0}
label em{font-style:normal;font-size:.875rem;float:right}
.clocks em{float:none;font-style:normal;font-size:.875rem;color:var(--soft);white-space:nowrap}
.clocks small{font-size:.8125rem}
.zone span:not([hidden]){display:block}
.clock,.clocks>span{display:block}
.clocks{display:block;line-height:1.4}
.clocks>span+span{font-size:.875rem}
.clocks>span+span b{font-weight:400}
.clocks b,.clocks small,.clock small,.clock span{white-space:nowrap}
small{font-size:.875rem}
label>span{flex:1}
button,.button{font:inherit;font-weight:600;display:inline-block;min-height:2.75rem;padding:.6rem 1.1rem;border:1px solid var(--accent);border-radius:.5rem;background:var(--accent);color:var(--on-accent);text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{text-decoration:underline}
.card button{margin-top:auto;width:100%}
.quiet{background:0 0;color:var(--accent)}
.grave{background:var(--grave);border-color:var(--grave);color:var(--on-grave)}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;max-width:none;margin:1.25rem 0}
select,textarea,[type=search],[type=tel]{font:inherit;color:inherit;background:var(--card);min-height:2.75rem;width:100%;max-width:24rem;padding:.5rem;border:1px solid var(--edge);border-radius:.5rem;display:block;margin-top:.25rem}
blockquote{white-space:pre-wrap}
li{margin:.35rem 0}
.web a{margin-left:.5rem;display:inline-block;padding:.25rem 0}
.web p{margin:.25rem 0}
.gone-list{color:var(--soft);margin-top:1.5rem}
@media(max-width:30rem){.actions>*{width:100%}.card{padding:.75rem .6rem}.card label{gap:.4rem;padding:.3rem .4rem}.clocks small{font-size:.75rem}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#999;--tint:#f2f2f2}button,.button,.zone a,.decline{display:none}.card{break-inside:avoid}}
`;
