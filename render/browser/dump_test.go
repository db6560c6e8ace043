package browser

import (
	"testing"
	"time"
	"fmt"
	"context"

	"cultivar/render"
)

func TestDump(t *testing.T) {
	b := camera(t)
	b.limit = limitOf(700)
	ctx := context.Background()
	e, _ := b.running(ctx)
	for range 2 {
		for len(e.spares) < spareCount {
			time.Sleep(time.Millisecond)
		}
		t0 := time.Now()
		sub := newSubject(pageOf(`<script>for(;;);</script>`), t0)
		_, err := b.stage(ctx, e, []*subject{sub}, render.Viewport{Width: 100, Height: 100}, true)
		fmt.Println(time.Since(t0), err)
		for i := range 4 {
			t0 = time.Now()
			sub = newSubject(pageOf(`hello`), t0)
			st, err := b.stage(ctx, e, []*subject{sub}, render.Viewport{Width: 100, Height: 100}, true)
			fmt.Println(i, time.Since(t0), err)
			if err == nil { st.strike() }
		}
	}
}
