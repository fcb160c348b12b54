package catalogue

// twiceEntries are about what is recorded already and may still come a second time.
var twiceEntries = []entry{
	{
		"equal-unnumbered",
		text{`if this is a second one, equal to the first, add --copy {copy}, or the number of its document with --document`, ``},
		text{`если это ещё одна такая же операция, укажите --copy {copy} или номер документа: --document`, ``},
	},
}
