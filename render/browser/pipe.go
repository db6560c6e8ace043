package browser

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
)

// transport carries whole protocol messages.
type transport interface {
	Send(message []byte) error
	Read() ([]byte, error)
	Close() error
}

// pipe speaks to a browser started with --remote-debugging-pipe: JSON messages, each ended by a
// NUL, over two file descriptors.
type pipe struct {
	in    *os.File // the browser reads
	out   *bufio.Reader
	outFD *os.File
	close sync.Once
}

func newPipe(in, out *os.File) *pipe {
	return &pipe{in: in, out: bufio.NewReaderSize(out, 1<<20), outFD: out}
}

// Send writes one message.
func (p *pipe) Send(message []byte) error {
	if _, err := p.in.Write(append(message, 0)); err != nil {
		return fmt.Errorf("write to the browser: %w", err)
	}
	return nil
}

// Read returns the next message. Its bytes belong to the caller.
func (p *pipe) Read() ([]byte, error) {
	message, err := p.out.ReadBytes(0)
	if err != nil {
		if err == io.EOF && len(message) > 0 {
			err = io.ErrUnexpectedEOF
		}
		return nil, fmt.Errorf("read from the browser: %w", err)
	}
	return bytes.TrimSuffix(message, []byte{0}), nil
}

// Close ends the conversation; a browser started on a pipe ends with it.
func (p *pipe) Close() error {
	p.close.Do(func() {
		_ = p.in.Close()
		_ = p.outFD.Close()
	})
	return nil
}
