//go:build !linux

package export

import "errors"

// swap exchanges two files atomically, where the system can.
func swap(a, b string) error { return errors.ErrUnsupported }
