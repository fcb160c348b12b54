package ledger

import "testing"

// available = final allocation - commitments - liabilities - pending - spent.
func TestAvailable(t *testing.T) {
	l := Line{Sums: [NumStages]int64{
		StageOriginal: 1000, StageRevised: 100, StageTransferred: -50, StageCarried: 10, StageLapsed: -5,
		StageCommitted: 200, StageAccrued: 30, StagePending: 4, StageSpent: 300, StageReceived: 7777,
	}}
	if final := l.Final(); final != 1055 {
		t.Errorf("final %d", final)
	}
	if available := l.Available(); available != 521 {
		t.Errorf("available %d", available)
	}
}

func TestLastDay(t *testing.T) {
	for _, tc := range []struct{ closes, deadline, want Date }{
		{NoDate, NoDate, NoDate}, {100, NoDate, 100}, {100, 120, 120},
	} {
		s := Source{SourceRegistered: SourceRegistered{Closes: tc.closes, Deadline: tc.deadline}}
		if got := s.LastDay(); got != tc.want {
			t.Errorf("closes %d, deadline %d: last day %d, want %d", tc.closes, tc.deadline, got, tc.want)
		}
	}
}

func TestSourceNames(t *testing.T) {
	s := Source{ID: "wb", Lines: map[string]*Line{"b": {Path: "b"}, "a/2": {Path: "a/2"}, "a": {Path: "a"}}}
	if s.Address("a/2") != "wb/a/2" || s.Stream() != "source-wb" {
		t.Error(s.Address("a/2"), s.Stream())
	}
	var paths string
	for _, l := range s.SortedLines() {
		paths += l.Path + " "
	}
	if paths != "a a/2 b " {
		t.Errorf("lines in the order %s", paths)
	}
}
