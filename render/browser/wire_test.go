package browser

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/go-rod/rod/lib/proto"
)

// telephone is a browser's end of a pipe.
func telephone(t *testing.T) (*wire, *pipe) {
	t.Helper()
	theirIn, ourOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	ourIn, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return newWire(newPipe(ourOut, ourIn)), newPipe(theirOut, theirIn)
}

func TestWireMatchesAnswers(t *testing.T) {
	w, far := telephone(t)
	defer w.close()
	first, second := w.send("a", proto.PageEnable{}), w.send("b", proto.PageReload{})
	var asked [2]request
	for i := range asked {
		message, err := far.Read()
		if err != nil || json.Unmarshal(message, &asked[i]) != nil {
			t.Fatal(err)
		}
	}
	if asked[0].Method != "Page.enable" || asked[0].SessionID != "a" || asked[1].Method != "Page.reload" {
		t.Errorf("asked %+v", asked)
	}
	picture := bytes.Repeat([]byte("picture"), 9000)
	_ = far.Send(fmt.Appendf(nil, `{"id":%d,"error":{"code":-1,"message":"no"}}`, asked[1].ID))
	_ = far.Send(fmt.Appendf(nil, `{"id":%d,"result":{"data":"%s"}}`, asked[0].ID, base64.StdEncoding.EncodeToString(picture)))
	if err := second.wait(context.Background(), nil); err == nil || !strings.Contains(err.Error(), "Page.reload: no") {
		t.Errorf("the refusal is %v", err)
	}
	if data, err := first.data(context.Background()); err != nil || !bytes.Equal(data, picture) {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	last := w.send("a", proto.PageEnable{})
	_ = far.Close()
	if err := last.wait(context.Background(), nil); !errors.Is(err, errGone) {
		t.Errorf("after the end: %v", err)
	}
	if err := w.call(context.Background(), "", proto.PageEnable{}, nil); !errors.Is(err, errGone) {
		t.Errorf("after the end: %v", err)
	}
}

func FuzzWireUnderstandsAnything(f *testing.F) {
	f.Add([]byte(`{"id":1,"result":{"data":"` + strings.Repeat("A", 1<<14) + `"}}`))
	f.Add([]byte(`{"method":"a","params":{}}`))
	f.Add([]byte(`{"id":1`))
	f.Fuzz(func(_ *testing.T, message []byte) {
		w := &wire{pending: map[int]*reply{}, listeners: map[string]func(event){}}
		w.pending[1] = &reply{ready: make(chan struct{})}
		w.deliver(message)
	})
}

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                       "plain",
		" a\nb\tc ":                   "a b c",
		"\x1b[31mred\x07\u009b\u202e": "[31mred",
		strings.Repeat("x", 3000):     strings.Repeat("x", longest) + "…",
	} {
		if got := printable(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
