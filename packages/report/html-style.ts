/** The style of the HTML report. System fonts, no images: the file asks nobody for anything. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--ink:#17212b;--soft:#52606d;--line:#dbe1e7;--track:#e9edf1;
--good:#0b6b3a;--good-back:#e5f5eb;--bad:#a3201b;--bad-back:#fdebea;--open:#7a4b00;--open-back:#fff3d9;--none:#52606d;--none-back:#eef1f4;
--p0:#3366cc;--p1:#0f8a7e;--p2:#8a56c9;--p3:#c2680f;--p4:#b83b74;--p5:#5b7083;--p6:#6b8e23;--p7:#1b85b8}
@media (prefers-color-scheme:dark){:root{--page:#0e141a;--card:#161e27;--ink:#e8eef4;--soft:#a3b1bf;--line:#2b3743;--track:#232e39;
--good:#74dba0;--good-back:#11301f;--bad:#ff9c94;--bad-back:#3a1715;--open:#f5c566;--open-back:#35270a;--none:#a3b1bf;--none-back:#212b35;
--p0:#7aa2f7;--p1:#4fd1c5;--p2:#bb9af7;--p3:#f0a35e;--p4:#f38bb8;--p5:#9fb1c1;--p6:#a9cf5a;--p7:#62c3ef}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
.wrap{max-width:70rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between;margin-bottom:1rem}
h1{font-size:1.5rem;line-height:1.25;margin:0;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:0 0 .75rem}
header p{margin:0;color:var(--soft);font-size:.9rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
p{margin:.4rem 0}
.verdict{display:flex;gap:1.25rem;align-items:center;border-width:2px;padding:1.5rem}
.verdict svg{flex:none;width:4.5rem;height:4.5rem}
.verdict h2{font-size:2rem;line-height:1.15;margin:0;letter-spacing:-.01em}
.verdict p{font-size:1.1rem;margin:.35rem 0 0;color:var(--ink);overflow-wrap:anywhere}
.proven{--tone:var(--good);--back:var(--good-back)}.failed{--tone:var(--bad);--back:var(--bad-back)}
.unproven{--tone:var(--open);--back:var(--open-back)}.not-applicable{--tone:var(--none);--back:var(--none-back)}
.verdict{background:var(--back);border-color:var(--tone);color:var(--tone)}
.tag{display:inline-block;white-space:nowrap;border-radius:1rem;padding:.05rem .6rem;font-size:.82rem;font-weight:600;color:var(--tone);background:var(--back);border:1px solid var(--tone)}
.ladder{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(4,1fr);gap:.6rem}
.ladder li{border:1px solid var(--line);border-top:4px solid var(--tone);border-radius:.5rem;padding:.75rem .85rem}
.ladder li.not-applicable{border-style:dashed;border-top-style:dashed}
.ladder b{display:block;font-size:1rem;margin-bottom:.3rem}
.ladder p{font-size:.88rem;margin:.45rem 0 0}.ladder .why,.soft{color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.6rem 1.5rem;margin:0}
.figures div{border-left:3px solid var(--line);padding-left:.75rem;min-width:0}
.figures .wide{grid-column:1/-1;order:1}
.figures dt{color:var(--soft);font-size:.82rem}.figures dd{margin:0;font-weight:600;font-size:.94rem;overflow-wrap:anywhere}
.bar{display:block;width:100%;height:2rem;border-radius:.4rem;background:var(--track)}
.legend{list-style:none;margin:.75rem 0 0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.2rem 1.5rem}
.legend li{display:flex;gap:.5rem;align-items:center;border-bottom:1px solid var(--line);padding:.2rem 0;min-width:0}
.legend svg{flex:none;width:.8rem;height:.8rem}.legend span{flex:1;min-width:0;overflow-wrap:anywhere}
.p0{fill:var(--p0)}.p1{fill:var(--p1)}.p2{fill:var(--p2)}.p3{fill:var(--p3)}.p4{fill:var(--p4)}.p5{fill:var(--p5)}.p6{fill:var(--p6)}.p7{fill:var(--p7)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;color:var(--soft);padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{color:var(--soft);font-weight:600;font-size:.82rem;white-space:nowrap;border-bottom-width:2px}
tbody th{font-weight:500;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86rem;min-width:12rem}
td:last-child{min-width:9.5rem}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.failed>*{background:var(--bad-back)}
bdi{unicode-bidi:isolate}
.notes{margin:0;padding-left:1.2rem}.notes li{overflow-wrap:anywhere}
footer{color:var(--soft);font-size:.85rem;margin-top:1.5rem}footer dt{font-weight:600;display:inline}footer dd{display:inline;margin:0}footer dd::after{content:"";display:block}
@media (max-width:52rem){.ladder{grid-template-columns:1fr}}
@media (max-width:40rem){.wrap{padding:1rem .75rem 2rem}section{padding:1rem .85rem}.verdict{flex-direction:column;align-items:flex-start;gap:.75rem}
.verdict svg{width:3.25rem;height:3.25rem}.verdict h2{font-size:1.6rem}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack td:last-child{min-width:0}
.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block}
.stack tr{border-bottom:2px solid var(--line);padding:.5rem .5rem}.stack th,.stack td{border:0;padding:.1rem 0;text-align:left;white-space:normal}
.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}.stack td:empty{display:none}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--track:#ddd;--good:#0b6b3a;--good-back:#fff;--bad:#a3201b;--bad-back:#fff;--open:#7a4b00;--open-back:#fff;--none:#444;--none-back:#fff;
--p0:#3366cc;--p1:#0f8a7e;--p2:#8a56c9;--p3:#c2680f;--p4:#b83b74;--p5:#5b7083;--p6:#6b8e23;--p7:#1b85b8}
body{font-size:10.5pt}.wrap{max-width:none;padding:0}section{border-radius:0;break-inside:auto;padding:.6rem .8rem}.verdict,.ladder li,tr{break-inside:avoid}
h2{break-after:avoid}thead{display:table-header-group}.scroll{overflow:visible}.bar,.legend svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.ladder{grid-template-columns:repeat(4,1fr)}}
`;
