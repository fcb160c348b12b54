package ledger

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Check refuses what no store takes: more than MaxCommitBytes (ErrTooLarge), no events, a
// stream without a name, metadata that do not count the events, data that do not begin and
// end as an object: to read each through would cost an import a tenth of its speed, and
// whoever makes commits has just encoded them.
func (c Commit) Check() error {
	if size := c.Size(); size > MaxCommitBytes {
		return fmt.Errorf("%d bytes: %w", size, ErrTooLarge)
	}
	var metadata struct {
		Events int `json:"events"`
	}
	if err := json.Unmarshal([]byte(c.Metadata), &metadata); err != nil {
		return fmt.Errorf("metadata: %w", err)
	}
	switch {
	case len(c.Events) == 0:
		return errors.New("the commit has no events")
	case c.Stream == "":
		return errors.New("the stream has no name")
	case c.Expected < NoRevision:
		return errors.New("no stream has such a revision")
	case metadata.Events != len(c.Events):
		return fmt.Errorf(`%d events, but the metadata says "events":%d`, len(c.Events), metadata.Events)
	}
	for i, e := range c.Events {
		if e.Type == "" || len(e.Data) < 2 || e.Data[0] != '{' || e.Data[len(e.Data)-1] != '}' {
			return fmt.Errorf("event %d of type %q: the data is not a JSON object", i, e.Type)
		}
	}
	return nil
}
