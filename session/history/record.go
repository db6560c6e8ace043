package history

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"cultivar/session"
)

// record is an operation as it is kept. Undo and Redo are the tops of the two stacks after it:
// Undo is the operation that undo would reverse next, Redo the undo that redo would reverse.
// Below links to what lies under the top of the stack that this operation pushed itself on.
type record struct {
	session.Operation
	Refs  []ref `json:"refs"`
	Undo  int   `json:"undo"`
	Redo  int   `json:"redo"`
	Below int   `json:"below"`
	// Reverses is the operation that an undo reversed, or the undo that a redo reversed.
	Reverses int `json:"reverses,omitempty"`

	blob string
	// placed says that Undo, Redo and Below are set already.
	placed bool
}

func opName(n int) string { return opRef + strconv.Itoa(n) }

// number gives a change's operation its number and place and adds its blob to the objects.
func (s *Store) number(ctx context.Context, c *change) error {
	last, err := s.newest(ctx)
	if err != nil {
		return err
	}
	c.op.N, c.op.When = last.N+1, c.now
	switch {
	case c.op.placed && c.op.Kind == "redo":
		c.op.Undo = c.op.N
	case c.op.placed:
		c.op.Redo = c.op.N
	case c.op.Kind == string(session.Seed) && last.N == 0:
		// the seed itself stays: a session always has a design
	default:
		c.op.Undo, c.op.Below = c.op.N, last.Undo
	}
	data, err := json.Marshal(c.op)
	if err != nil {
		return fmt.Errorf("write an operation: %w", err)
	}
	c.op.blob = c.pack.add("blob", data)
	return nil
}

// operation reads operation n; 0 is the time before the first.
func (s *Store) operation(ctx context.Context, n int) (record, error) {
	var r record
	if n == 0 {
		return r, nil
	}
	o, err := s.reader.one(ctx, opName(n), "blob")
	if err != nil {
		return r, fmt.Errorf("read operation %d: %w", n, err)
	}
	if err := json.Unmarshal(o.data, &r); err != nil {
		return r, fmt.Errorf("read operation %d: %w", n, err)
	}
	return r, nil
}

// newest reads the newest operation. Numbers have no gaps, so it is found by doubling and halving
// from the newest one that is known. The lock is held.
func (s *Store) newest(ctx context.Context) (record, error) {
	low, high := s.last.N, s.last.N+1
	for step := 1; ; step *= 2 {
		there, err := s.reader.resolve(ctx, opName(high))
		if err != nil {
			return record{}, err
		}
		if there == "" {
			break
		}
		low, high = high, high+step
	}
	for high-low > 1 {
		middle := (low + high) / 2
		there, err := s.reader.resolve(ctx, opName(middle))
		if err != nil {
			return record{}, err
		}
		if there != "" {
			low = middle
		} else {
			high = middle
		}
	}
	if low == s.last.N {
		return s.last, nil
	}
	last, err := s.operation(ctx, low)
	if err == nil {
		s.last = last
	}
	return last, err
}
