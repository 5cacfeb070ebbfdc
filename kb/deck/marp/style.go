package marp

// style is the look of the slides, in points of a page of 960 by 540.
const style = `:root { --paper: #f6f6f1; --ink: #1a1d1b; --soft: #4b514c; --rule: #d3d5c9; --accent: #12504a; --half: #966606 }
section { width: 960pt; height: 540pt; padding: 66pt 60pt 60pt; background: var(--paper); color: var(--ink); font: 20pt/1.35 Seravek, "Segoe UI", "Open Sans", "Noto Sans", Roboto, system-ui, sans-serif; font-size-adjust: .52; display: block; place-content: start; align-content: start; overflow-wrap: break-word }
h1, h2, section.decision blockquote, section.questions ol, section.lessons ol, section.case > p, section.context > p { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, P052, "Noto Serif", Georgia, serif; font-size-adjust: .475; font-weight: 400; color: inherit }
section.cover { padding-top: 170pt; padding-right: 330pt } section h1 { font-size: 54pt; line-height: 1.08; margin: 0 0 16pt; text-wrap: balance }
h2 { font-size: 32pt; line-height: 1.15; margin: 0 0 20pt }
p, ul, ol, li, blockquote { margin: 0 }
li + li { margin-top: 0 }
a { color: var(--accent) }
header, footer { left: 60pt; right: 60pt; color: var(--soft); font-size: 14pt; text-align: left }
header { top: 40pt } footer { bottom: 16pt; min-height: 30pt; padding: 6pt 60pt 0 0; border-top: .75pt solid var(--rule); font-size: 12pt; line-height: 1.3 }
section::after { right: 60pt; bottom: 24pt; color: var(--soft); font-size: 12pt; content: attr(data-marpit-pagination) " / " attr(data-marpit-pagination-total) }
table { width: 100%; border-collapse: collapse; font-size: 16pt; line-height: 1.3; margin: 0; display: table }
table tr, table tr:nth-child(2n) { background: none }
table th, table td { border: 0; border-top: .75pt solid var(--rule); background: none; color: inherit; text-align: left; vertical-align: top; padding: 7pt 14pt 7pt 0 }
section.case table thead, section.agenda table thead { display: none }
li { margin-bottom: 12pt } li > em { font-style: normal; font-size: 16pt; color: var(--soft) }
section.case { display: grid; grid-template-columns: 480pt 1fr; grid-template-rows: auto auto 1fr; gap: 14pt 60pt; align-items: start }
section.case h2 { grid-column: 1 / 3; margin: 0 } section.case > p { grid-column: 1; font-size: 18pt } section.case > table { grid-column: 1; font-size: 17pt }
section.case > ul { grid-column: 2; grid-row: 2 / 4; list-style: none; padding: 0; font-size: 18pt } section.case li { border-top: .75pt solid var(--rule); padding-top: 7pt; margin-bottom: 7pt } section.case li > em { font-size: 14pt }
section.case td:first-child, section.comparison td:first-child { color: var(--soft); width: 90pt }
section.context > p { font-size: 22pt; margin-bottom: 16pt }
section.figures ul { list-style: none; padding: 0; margin-top: 30pt; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 40pt }
section.figures li { border-top: 2.5pt solid var(--ink); padding-top: 12pt } section.figures li strong { display: block; font: 400 30pt/1.3 "Iowan Old Style", Palatino, P052, "Noto Serif", Georgia, serif; font-size-adjust: .475; margin-bottom: 8pt } section.figures li em { display: block; font-size: 14pt; margin-top: 10pt }
section.lessons li, section.questions li { font-size: 26pt; line-height: 1.3; margin-bottom: 18pt } section.lessons li::marker, section.questions li::marker { color: var(--accent) }
section.decision { background: var(--accent); color: #fefefb } section.decision h2 { font-size: 24pt; color: #cfe3da } section.decision header, section.decision footer, section.decision::after { color: #cfe3da }
section.decision blockquote { border: 0; padding: 0; font-size: 32pt; line-height: 1.25; color: inherit } section.decision blockquote::before, section.decision blockquote::after { content: none } section.decision ul { list-style: none; padding: 0; margin-top: 36pt; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 40pt } section.decision li { border-top: 1.5pt solid #8fd0bc; padding-top: 10pt }
section.timeline p { margin-top: 14pt } section.timeline td:nth-child(2) { white-space: nowrap; color: var(--soft) }
section.sources ul { columns: 2; column-gap: 50pt; font-size: 12pt; list-style: none; padding: 0 } section.sources li { break-inside: avoid; margin-bottom: 8pt; overflow-wrap: anywhere }`
