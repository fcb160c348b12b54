package catalogue

// messageEntries are what commands say when they are done, or on their way.
var messageEntries = []entry{}
