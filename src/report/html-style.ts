/** The page's style sheet: light and dark, phone and paper. The verdict's colour is a bar beside its word. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--page:#fff;--box:#f6f8fa;--line:#d0d7de;--bad:#b42318;--unsure:#8a3ab9;--warn:#8a5a00;--good:#1a7f37;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa4ae;--page:#14181c;--box:#1d2329;--line:#38414a;--bad:#ff7b72;--unsure:#d2a8ff;--warn:#e3b341;--good:#56d364;--link:#79b8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.35rem;line-height:1.35;margin:.6rem 0 .4rem;font-weight:600}
h2{font-size:1.15rem;line-height:1.35;margin:0 0 .75rem}
h3{font-size:.95rem;margin:1.25rem 0 .4rem}
p{margin:.4rem 0}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
pre{margin:.3rem 0 .6rem;padding:.6rem .75rem;background:var(--box);border:1px solid var(--line);border-radius:.35rem;white-space:pre-wrap;overflow-wrap:anywhere}
section{margin-top:2rem}
.verdict{border-left:.5rem solid;padding:.25rem 0 .25rem .9rem}
.verdict .word{display:block;font-size:1.7rem;font-weight:800;letter-spacing:.03em;line-height:1.2}
.soft{color:var(--soft)}
.alarm{border:2px solid var(--unsure);border-radius:.35rem;padding:.5rem .75rem;margin:1rem 0 0}
.cause{border:1px solid var(--line);border-left:.5rem solid var(--bad);border-radius:.35rem;padding:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0}
ol,ul{margin:.3rem 0;padding-left:1.4rem}li{margin:.3rem 0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-top:1px solid var(--line)}
th{color:var(--soft);font-weight:600;border-top:0}
td p{margin:0}td p+p{color:var(--soft)}
.mark{font-weight:700;white-space:nowrap}
.bad{color:var(--bad)}.unsure{color:var(--unsure)}.warn{color:var(--warn)}.good{color:var(--good)}
details{border-top:1px solid var(--line);padding:.4rem 0}summary{cursor:pointer}
@media (max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}tr{border-top:1px solid var(--line);padding:.5rem 0}td{border:0;padding:0}}
@media print{:root{--ink:#000;--soft:#444;--page:#fff;--box:#fff;--line:#999;--bad:#900;--unsure:#606;--warn:#640;--good:#060}body{font-size:11pt}main{max-width:none;padding:0}.cause,pre,tr{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}}
`;
