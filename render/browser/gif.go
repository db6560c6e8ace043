package browser

import "bytes"

// firstFrame cuts an animated GIF down to its first picture: a browser plays it by a clock that is
// not ours. What cannot be read is given back as it is. (GIF89a specification, sections 18 to 27.)
func firstFrame(gif []byte) []byte {
	if len(gif) < 13 || !bytes.HasPrefix(gif, []byte("GIF8")) {
		return gif
	}
	at := 13 + colourTable(gif[10])
	for at < len(gif) {
		switch gif[at] {
		case 0x21: // an extension: its label, then blocks
			at = pastBlocks(gif, at+2)
		case 0x2c: // a picture: its place, perhaps colours, the code size, then blocks
			if at+10 > len(gif) {
				return gif
			}
			at = pastBlocks(gif, at+10+colourTable(gif[at+9])+1)
			if at > len(gif) {
				return gif
			}
			return append(bytes.Clone(gif[:at]), 0x3b)
		default:
			return gif
		}
	}
	return gif
}

// colourTable is the size in bytes of the colours that a flags byte announces.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// pastBlocks is where a chain of sub-blocks ends; beyond the data if it does not.
func pastBlocks(gif []byte, at int) int {
	for at < len(gif) {
		size := int(gif[at])
		at += 1 + size
		if size == 0 {
			return at
		}
	}
	return len(gif) + 1
}
