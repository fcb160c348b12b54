package audit

import (
	"errors"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// chunkRecords are understood together.
const chunkRecords = 1024

// A chunk is a run of records on its way to the judge: reading, understanding and hashing
// depend on nothing and go on beside each other; judging goes in order.
type chunk struct {
	records  []ledger.Record
	decoders []ledger.Decoder // each keeps the event it gave
	events   []ledger.Event
	errs     []error
	wrong    []*ledger.Refusal // by the entry alone
	leaves   []ledger.Hash
	done     chan struct{}
}

func newChunk() *chunk {
	return &chunk{
		records:  make([]ledger.Record, 0, chunkRecords),
		decoders: make([]ledger.Decoder, chunkRecords),
		events:   make([]ledger.Event, chunkRecords),
		errs:     make([]error, chunkRecords),
		wrong:    make([]*ledger.Refusal, chunkRecords),
		leaves:   make([]ledger.Hash, chunkRecords),
		done:     make(chan struct{}, 1),
	}
}

func (c *chunk) understand(h *ledger.LeafHasher, again *ledger.Rederiver, buf []byte) []byte {
	for i := range c.records {
		r := &c.records[i]
		c.leaves[i] = h.Leaf(*r)
		c.events[i], buf, c.errs[i] = understand(&c.decoders[i], buf, r)
		if c.wrong[i] = nil; c.errs[i] == nil {
			c.wrong[i] = again.Check(r, c.events[i])
		}
	}
	c.done <- struct{}{}
	return buf
}

const (
	workers     = 2
	chunksInUse = 8
)

var errStopped = errors.New("judging has stopped")

// A pipeline takes records from a reading and hands them on in chunks, in order.
type pipeline struct {
	judge   func(*chunk) error
	ledger  uuid.UUID // of the first entry; nothing is sent before
	filling *chunk
	free    chan *chunk
	work    chan *chunk
	order   chan *chunk
	judged  chan error // one value, when all of order is judged
}

func newPipeline(judge func(*chunk) error) *pipeline {
	p := &pipeline{
		judge: judge, filling: newChunk(),
		free: make(chan *chunk, chunksInUse), work: make(chan *chunk, chunksInUse), order: make(chan *chunk, chunksInUse),
		judged: make(chan error, 1),
	}
	for range chunksInUse - 1 {
		p.free <- newChunk()
	}
	for range workers {
		go func() {
			var h ledger.LeafHasher
			var again ledger.Rederiver
			var buf []byte
			for c := range p.work {
				again.Ledger = p.ledger
				buf = c.understand(&h, &again, buf)
			}
		}()
	}
	go p.goThrough()
	return p
}

func (p *pipeline) goThrough() {
	var failed error
	for c := range p.order {
		<-c.done
		if failed != nil {
			continue
		}
		if failed = p.judge(c); failed != nil {
			close(p.free) // take gets nil and stops
			continue
		}
		p.free <- c
	}
	p.judged <- failed
}

func (p *pipeline) take(r ledger.Record) error {
	if r.Ordinal == 1 {
		if e, err := ledger.Decode(r.Type, r.Data); err == nil {
			if created, ok := e.(*ledger.LedgerCreated); ok {
				p.ledger = created.ID
			}
		}
	}
	p.filling.records = append(p.filling.records, r)
	if len(p.filling.records) < chunkRecords {
		return nil
	}
	return p.send()
}

func (p *pipeline) send() error {
	p.work <- p.filling
	p.order <- p.filling
	if p.filling = <-p.free; p.filling == nil {
		return errStopped
	}
	p.filling.records = p.filling.records[:0]
	return nil
}

// finish hands on what is left and waits for the judge.
func (p *pipeline) finish() error {
	if p.filling != nil && len(p.filling.records) > 0 {
		p.work <- p.filling
		p.order <- p.filling
	}
	close(p.work)
	close(p.order)
	return <-p.judged
}
