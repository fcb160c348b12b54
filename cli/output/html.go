package output

import (
	"bytes"
	"html"
	"strings"
)

// writeHTML writes a page of its own, with nothing from elsewhere: to be sent, opened in any
// browser, and printed, as a PDF too. The heading of a table stands on every printed page.
func (t *Table) writeHTML(b *buffer, s Style) error {
	title := "fundledger"
	if len(t.Title) > 0 {
		title = t.Title[0]
	}
	b.b = append(b.b, `<!DOCTYPE html>
<html lang="`+s.Lang.String()+`">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>`+html.EscapeString(title)+`</title>
<style>`+pageStyle+`</style>
</head>
<body>
`...)
	for _, one := range append([]*Table{t}, t.Below...) {
		if err := one.section(b, s); err != nil {
			return err
		}
	}
	b.b = append(b.b, "</body>\n</html>\n"...)
	return nil
}

const pageStyle = `
body { font: 14px/1.4 "PT Sans", "Segoe UI", "Liberation Sans", Arial, sans-serif; margin: 2em; color: #111 }
h1 { font-size: 1.3em; margin: 0 0 .3em }
p { margin: .2em 0; white-space: pre-wrap }
p.sign { font-family: "PT Mono", "Liberation Mono", Consolas, monospace; white-space: pre; line-height: 1.9 }
table { border-collapse: collapse; margin: .8em 0; font-variant-numeric: tabular-nums }
th, td { border: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top }
th { background: #eee; vertical-align: bottom }
.n { text-align: right; white-space: nowrap }
.strong td { font-weight: bold }
@page { margin: 12mm; size: A4 landscape }
@media print { body { margin: 0; font-size: 9pt } tr { break-inside: avoid } thead { display: table-header-group } }
`

// section writes one table with its title and notes.
func (t *Table) section(b *buffer, s Style) error {
	for i, line := range t.Title {
		tag := "p"
		if i == 0 {
			tag = "h1"
		}
		b.b = append(b.b, "<"+tag+">"+html.EscapeString(line)+"</"+tag+">\n"...)
	}
	g, err := t.layOut(s.Lang)
	if err != nil {
		return err
	}
	if g.hidden() {
		g.kinds = nil
	}
	for row, kind := range g.kinds {
		cell, open, end := "td", "<tr>", "</tr>\n"
		switch {
		case row == 0:
			cell, open, end = "th", "<table>\n<thead><tr>", "</tr></thead>\n<tbody>\n"
		case kind.strong():
			open = `<tr class="strong">`
		}
		b.b = append(b.b, open...)
		for i, c := range t.Columns {
			if !g.filled[i] {
				continue
			}
			text, _ := g.cell(row, i)
			b.b = append(append(b.b, '<'), cell...)
			if c.rightAligned() {
				b.b = append(b.b, ` class="n"`...)
			}
			b.b = append(b.b, '>')
			b.b = appendHTML(b.b, text)
			b.b = append(append(append(b.b, "</"...), cell...), '>')
		}
		b.b = append(b.b, end...)
		if err := b.spill(); err != nil {
			return err
		}
	}
	if g.kinds != nil {
		b.b = append(b.b, "</tbody>\n</table>\n"...)
	}
	for _, line := range t.Notes {
		class := ""
		if strings.Contains(line, "   ") || strings.Contains(line, "___") { // laid out with spaces: lines for signatures
			class = ` class="sign"`
		}
		b.b = append(b.b, "<p"+class+">"+html.EscapeString(line)+"</p>\n"...)
	}
	return nil
}

func appendHTML(b, text []byte) []byte {
	if !bytes.ContainsAny(text, `<>&"'`) {
		return append(b, text...)
	}
	return append(b, html.EscapeString(string(text))...)
}
