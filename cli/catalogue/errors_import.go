package catalogue

// importEntries are about files that are imported.
var importEntries = []entry{}
