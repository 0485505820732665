import { STYLE } from '../html-style.js';

/** What an audit needs beside the style of every report. */
export const AUDIT_STYLE = `${STYLE}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem 1.5rem;margin:0}
.answers div{border-left:3px solid var(--tone,var(--line));padding-left:.85rem;min-width:0}
.answers dt{font-weight:600}.answers dd{margin:.15rem 0 0;font-size:.94rem;overflow-wrap:anywhere}
.days{display:block;width:100%;height:auto;max-height:9rem}
.days text{font-size:9px;fill:var(--soft)}
.d0{fill:var(--track)}.d1{fill:var(--p5)}.d2{fill:var(--p7)}.d3{fill:var(--good)}.d4{fill:var(--bad)}.d5{fill:none;stroke:var(--line)}
.keys{list-style:none;margin:.6rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.88rem}
.keys li{display:flex;gap:.4rem;align-items:center}.keys svg{width:.8rem;height:.8rem;flex:none}
td small{color:var(--soft)}.id{white-space:nowrap}
@media print{.days rect,.keys svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}.answers div{break-inside:avoid}}
`;
