package terminal

import (
	"fmt"
	"strings"
)

// Protocol is a way to show a picture in a terminal.
type Protocol int

const (
	// Auto lets detection choose.
	Auto Protocol = iota
	// Kitty is the kitty graphics protocol.
	Kitty
	// ITerm2 is iTerm2's inline image, OSC 1337.
	ITerm2
	// Sixel is DEC's sixel graphics.
	Sixel
	// Blocks is symbol art: Unicode blocks in colours.
	Blocks
	// Words shows no picture: a terminal without colours, or a reader who asked for text.
	Words
)

var protocolNames = [...]string{"auto", "kitty", "iterm2", "sixel", "blocks", "words"}

func (p Protocol) String() string {
	if p < 0 || int(p) >= len(protocolNames) {
		return fmt.Sprintf("Protocol(%d)", int(p))
	}
	return protocolNames[p]
}

// ParseProtocol reads a protocol's name; "" is Auto.
func ParseProtocol(name string) (Protocol, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "" {
		return Auto, nil
	}
	for i, known := range protocolNames {
		if name == known {
			return Protocol(i), nil
		}
	}
	return Auto, fmt.Errorf("unknown protocol %q: choose %s", Printable(name), strings.Join(protocolNames[:], ", "))
}

// Graphic reports whether the protocol shows true pixels.
func (p Protocol) Graphic() bool { return p == Kitty || p == ITerm2 || p == Sixel }
