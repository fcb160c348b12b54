package output

import (
	"path/filepath"
	"strings"
)

// Format is a form of output.
type Format uint8

// The formats. Plain is a table of text, the one for a terminal.
const (
	Plain Format = iota
	CSV
	JSON
	Markdown
	HTML
	XLSX
)

// FormatNames are the values of -O, in the order of the constants.
var FormatNames = []string{"table", "csv", "json", "markdown", "html", "xlsx"}

// ParseFormat reads the value of -O.
func ParseFormat(name string) (Format, bool) {
	for i, known := range FormatNames {
		if name == known {
			return Format(i), true
		}
	}
	return Plain, false
}

// FormatOf chooses by the ending of a file's name: .csv, .json, .md, .markdown,
// .html, .htm, .xlsx, or .txt for the plain table.
func FormatOf(file string) (Format, bool) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv":
		return CSV, true
	case ".json":
		return JSON, true
	case ".md", ".markdown":
		return Markdown, true
	case ".html", ".htm":
		return HTML, true
	case ".xlsx":
		return XLSX, true
	case ".txt":
		return Plain, true
	}
	return Plain, false
}

func (f Format) String() string { return FormatNames[f] }
