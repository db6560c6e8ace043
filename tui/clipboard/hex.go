package clipboard

import (
	"encoding/hex"
	"strings"
)

// unhex reads the form in which AppleScript writes data: «data PNGf89504E47…».
func unhex(text []byte) ([]byte, error) {
	_, rest, ok := strings.Cut(string(text), "PNGf")
	digits, _, closed := strings.Cut(rest, "»")
	if !ok || !closed {
		return nil, ErrEmpty
	}
	data, err := hex.DecodeString(strings.TrimSpace(digits))
	if err != nil {
		return nil, ErrEmpty
	}
	return data, nil
}
