package tui

import (
	"context"
	"testing"

	"cultivar/session"
)

// tardy is a store that records generations late.
type tardy struct {
	session.Store
	gate chan struct{}
}

func (s tardy) Record(ctx context.Context, g session.Generation) error {
	<-s.gate
	return s.Store.Record(ctx, g)
}

func TestATileIsAcceptedBeforeItsGenerationIsRecorded(t *testing.T) {
	camera := &painter{}
	made, _ := plot(t, camera)
	gate := make(chan struct{})
	studio := session.New(tardy{made.Store(), gate}, session.Options{Camera: camera})
	d := drive(t, 120, 40, Options{Studio: studio}).Settle()
	d.Press("n").until("tile 1 is proposed", func() bool { return d.m.gen != nil && d.m.gen.tiles[1].variant != nil })
	d.Press("a").Status("as soon as its generation is recorded").Shows("○ accepting").Hides("● accepted").Exact()
	d.Press("a").Status("as soon as")
	close(gate)
	d.Settle().Status("accepted").Shows("● accepted").Hides("○ accepting")
}
