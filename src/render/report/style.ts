// How a page looks: on a telephone, at a desk, in the dark and on paper. Nothing is fetched: the fonts are the reader's.
import { DARK, LIGHT, variables } from './palette.ts';

const FONTS = 'ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';
const MONO = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace';

const TEXT = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 ${FONTS};overflow-wrap:anywhere}
main,header,footer{max-width:1200px;margin:0 auto;padding:0 16px}
header{padding-top:28px}
footer{padding-bottom:40px;color:var(--quiet);font-size:14px}
h1{font-size:22px;line-height:1.25;margin:0 0 4px}
h2{font-size:20px;line-height:1.3;margin:36px 0 12px}
h3{font-size:16px;margin:0 0 12px;color:var(--quiet);font-weight:500}
h3 b{color:var(--ink);font-weight:650}
h4{font-size:16px;line-height:1.35;margin:0 0 4px}
p{margin:0 0 8px}
a{color:var(--chosen)}
.under{color:var(--quiet);margin:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px;margin:0 0 16px;min-width:0}
code,.hardware,.env,.name,.provenance dd{font-family:${MONO}}
.provenance dd,.name{font-size:14px}
`;

const ANSWER = `
.answer{background:var(--tint);border-color:var(--chosen);border-left-width:6px}
.answer.none{background:var(--card);border-color:var(--limit)}
.headline{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 24px}
.headline p{margin:0;min-width:0}
.hardware,.price b{font-size:clamp(23px,6.2vw,34px);line-height:1.2;font-weight:700;letter-spacing:-.02em}
.hardware{color:var(--chosen)}
.none .hardware{color:var(--limit)}
.price span{color:var(--quiet)}
.env{margin:2px 0 0;font-size:14px}
.state{margin:2px 0 10px;color:var(--quiet);font-size:14px}
.reason{font-size:17px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(132px,1fr));gap:12px 16px;margin:14px 0;padding:12px 0;border:solid var(--line);border-width:1px 0}
.facts dt{color:var(--quiet);font-size:13px}
.facts dd{margin:0}
.facts b{display:block;font-size:20px;line-height:1.25;font-variant-numeric:tabular-nums}
.facts span{display:block;color:var(--quiet);font-size:13px;line-height:1.35}
.points{margin:0 0 10px;padding-left:20px}
.answer>:last-child{margin-bottom:0}
`;

const TABLES = `
table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.4}
caption{text-align:left;font-weight:650;font-size:16px;padding-bottom:8px}
.folded caption{font-size:14px;color:var(--quiet)}
th,td{text-align:left;vertical-align:top;padding:7px 14px 7px 0;border-top:1px solid var(--line);font-weight:400}
td{overflow-wrap:normal}
td.wide{overflow-wrap:anywhere}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--quiet);font-size:13px;border-top:0;vertical-align:bottom}
.number{text-align:right;font-variant-numeric:tabular-nums}
.number{overflow-wrap:normal;white-space:nowrap}
thead th.number{white-space:normal;max-width:7.5em}
.folded .number{white-space:normal}
.folded thead .number{overflow-wrap:anywhere}
.folded th,.folded td{padding-right:10px}
th.wide,td.wide{width:34%}
.candidates thead th:first-child{width:28%}
.candidates .name{font-size:13px}
.who{display:flex;gap:8px}
.nth{flex:none;width:1.4em;font-variant-numeric:tabular-nums;font-weight:650}
.verdict{display:inline-flex;align-items:center;gap:2px;overflow-wrap:normal}
tr.chosen .name,tr.chosen .verdict{font-weight:700;color:var(--chosen)}
tr.refused .verdict{color:var(--refused)}
summary{cursor:pointer;color:var(--chosen);font-size:14px;padding:8px 0 0}
.folded{display:none;padding-top:8px}
details[open]+.folded{display:block}
`;

const FIGURES = `
.figures{display:grid;grid-template-columns:minmax(0,1fr);gap:0 16px}
figure{margin:0 0 16px}
figcaption p{font-size:14px;margin:0 0 8px}
svg.narrow,svg.wide{display:block;width:100%;height:auto;font:12px ${FONTS};font-variant-numeric:tabular-nums}
svg.wide{display:none}
.sign{width:24px;height:16px;flex:none;overflow:visible}
.legend{list-style:none;margin:8px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:4px 18px;font-size:14px}
.legend li{display:flex;align-items:center;gap:8px;min-width:0}
.note{color:var(--quiet);font-size:14px;margin:8px 0 0}
text{fill:var(--quiet)}
text.ink{fill:var(--ink)}
text.other{fill:var(--other)}
text.chosen{fill:var(--chosen);font-weight:700}
text.limit{fill:var(--limit)}
.grid{stroke:var(--line)}
.axis{stroke:var(--quiet)}
.front{stroke:var(--chosen);fill:none;stroke-width:1.5;stroke-dasharray:2 3}
.leader{stroke:var(--quiet);stroke-width:1}
.beyond{fill:var(--limit);fill-opacity:.07}
line.limit,.upright.limit{stroke:var(--limit);stroke-width:1.5;stroke-dasharray:6 3}
.live{stroke:var(--other);stroke-width:1.5;stroke-dasharray:10 4 2 4}
.upright.ink{stroke:var(--ink);stroke-width:1.5}
.upright.quiet{stroke:var(--quiet);stroke-dasharray:2 3}
.mark.chosen{fill:var(--chosen);stroke:var(--card);stroke-width:1.5}
.mark.eligible{fill:none;stroke:var(--other);stroke-width:2}
.mark.refused{fill:none;stroke:var(--refused);stroke-width:2}
.ring{fill:none;stroke:var(--ink);stroke-width:1.5}
.curve{fill:none;stroke-width:2.5}
.curve.first{stroke:var(--chosen)}
.curve.second{stroke:var(--serverless);stroke-dasharray:8 4}
.curve.third{stroke:var(--other);stroke-dasharray:2 4}
.bar{fill:var(--quiet);fill-opacity:.55}
.bar.chosen{fill:var(--chosen);fill-opacity:1}
.lost{fill:var(--limit);stroke:var(--card);stroke-width:1}
`;

const PLACES = `
.provenance dl{margin:0;font-size:14px}
.provenance dl div{display:grid;grid-template-columns:minmax(0,9rem) minmax(0,1fr);gap:12px;padding:6px 0;border-top:1px solid var(--line)}
.provenance dt{color:var(--quiet)}
.provenance dd{margin:0}
.provenance dd.prose{font-family:inherit}
.provenance ul{margin:0;padding:0;list-style:none}
`;

/** Below this a row of a table is a list of its cells. */
const TELEPHONE = `
@media screen and (max-width:899px){
.number,td{white-space:normal;overflow-wrap:anywhere}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td,caption{display:block}
tr{border-top:1px solid var(--line);padding:8px 0}
tbody th,td{border:0;padding:1px 0;display:grid;grid-template-columns:minmax(0,8.4rem) minmax(0,1fr);gap:8px;text-align:left}
tbody th::before,td::before{content:attr(data-name);color:var(--quiet);font-weight:400;font-family:${FONTS}}
th.wide,td.wide{width:auto}
.number{text-align:left}
.candidates tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:6px 12px;padding:12px 0}
.candidates tbody th{display:block;grid-column:1/3;font-weight:650}
.candidates tbody th::before,.candidates .wide::before,.candidates td:nth-child(2)::before{content:none}
.candidates td{display:block;font-variant-numeric:tabular-nums}
.candidates td::before{display:block;white-space:normal;font-size:12px;line-height:1.3}
.candidates .wide{grid-column:1/-1}
}
`;

const DESK = `
@media screen and (min-width:760px){
svg.narrow{display:none}
svg.wide{display:block;max-width:680px}
main,header,footer{padding-left:32px;padding-right:32px}
.card{padding:20px 24px}
}
@media screen and (min-width:1160px){
.figures{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
}
`;

const PAPER = `
@media print{
body{font-size:11pt}
main,header,footer{max-width:none;padding:0}
svg.narrow{display:none}
svg.wide{display:block;max-width:15cm}
details{display:none}
.folded{display:block}
.card{break-inside:avoid;border-radius:0}
.candidates,.provenance{break-inside:auto}
tr{break-inside:avoid}
table{font-size:8.5pt}
.candidates .name,.provenance dl{font-size:8pt}
th,td{padding:3pt 6pt 3pt 0}
th.wide,td.wide{width:30%}
h2,h3,h4{break-after:avoid}
section{break-after:page}
section:last-of-type{break-after:auto}
}
`;

export const STYLE = [
  `:root{color-scheme:light dark;${variables(LIGHT)}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${variables(DARK)}}}`,
  ...[TEXT, ANSWER, TABLES, FIGURES, PLACES, TELEPHONE, DESK, PAPER].map((part) =>
    part.trim().replaceAll('\n', ''),
  ),
].join('\n');
