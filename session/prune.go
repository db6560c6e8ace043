package session

import (
	"context"
	"fmt"
)

// Prune drops generations that nothing refers to, the oldest first; never a version, a star, or what
// either of them came from.
func (s *Studio) Prune(ctx context.Context, l Limits) (Pruned, error) {
	p, err := s.store.Prune(ctx, l)
	return p, named("drop old generations", err)
}

// String says how many generations went and how many bytes with them.
func (p Pruned) String() string {
	n := len(p.Generations)
	switch n {
	case 0:
		return "no generation"
	case 1:
		return "1 generation, " + byteWords(p.Bytes)
	}
	return fmt.Sprintf("%d generations, %s", n, byteWords(p.Bytes))
}

// byteWords is a number of bytes in units of a thousand.
func byteWords(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1000*1000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	case n < 1000*1000*1000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
