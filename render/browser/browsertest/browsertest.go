// Package browsertest gives tests a real browser.
package browsertest

import (
	"context"
	"errors"
	"testing"
	"time"

	"cultivar/render/browser"
)

// Open starts a browser that ends with the test. Where none is installed the test is skipped, saying so.
func Open(t testing.TB) *browser.Browser {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	b, err := browser.Open(ctx, browser.Options{})
	if errors.Is(err, browser.ErrNoBrowser) {
		t.Skip("no browser is installed: nothing is drawn or measured")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}
