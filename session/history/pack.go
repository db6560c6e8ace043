package history

import (
	"bytes"
	"context"
	"crypto/sha1"
	"encoding/binary"
	"fmt"
	"os"
	"slices"

	"github.com/klauspost/compress/zlib"
)

// bytes encodes the objects in git's pack format, version 2 (git's gitformat-pack(5)).
func (p *pack) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("PACK")
	var head [8]byte
	binary.BigEndian.PutUint32(head[0:], 2)
	binary.BigEndian.PutUint32(head[4:], uint32(len(p.objects)))
	b.Write(head[:])
	z, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	for _, o := range p.objects {
		writeSize(&b, o.kind, len(o.data))
		z.Reset(&b)
		_, _ = z.Write(o.data)
		_ = z.Close()
	}
	sum := sha1.Sum(b.Bytes())
	b.Write(sum[:])
	return b.Bytes()
}

// writeSize writes an object's kind and length: four bits in the first byte, seven in each other.
func writeSize(b *bytes.Buffer, kind byte, size int) {
	c := kind<<4 | byte(size&15)
	size >>= 4
	for size > 0 {
		b.WriteByte(c | 0x80)
		c = byte(size & 127)
		size >>= 7
	}
	b.WriteByte(c)
}

// store writes the objects to disk, as a small pack, and returns when they are safe there. A pack
// takes two fsyncs, however many objects are in it; Store.fewerPacks sees that packs do not pile up.
func (g git) store(ctx context.Context, p *pack, lock *os.File) error {
	if len(p.objects) == 0 {
		return nil
	}
	cmd := g.command(ctx, "index-pack", "--stdin")
	if lock != nil {
		cmd.ExtraFiles = []*os.File{lock}
	}
	if _, err := output(cmd, p.bytes()); err != nil {
		return fmt.Errorf("write objects: %w", err)
	}
	return nil
}

// leaveOut drops objects that are on disk already and that some ref reaches.
func (p *pack) leaveOut(ids map[string]string) {
	there := map[string]bool{}
	for _, id := range ids {
		there[id] = true
	}
	p.objects = slices.DeleteFunc(p.objects, func(o packed) bool { return there[o.id] })
}
