package keymap

import "testing"

func TestLookingUp(t *testing.T) {
	m := New(
		Command{ID: "a", Keys: []string{"x", "ctrl+x"}, Group: "one"},
		Command{ID: "b", Keys: []string{"x", "left"}, Group: "two"},
		Command{ID: "c", Group: "one", Show: "see"},
	)
	for key, want := range map[string]string{"x": "a", "ctrl+x": "a", "left": "b"} {
		if c, ok := m.ForKey(key); !ok || c.ID != want {
			t.Errorf("%s is %q, wanted %q", key, c.ID, want)
		}
	}
	if _, ok := m.ForKey("y"); ok {
		t.Error("a key that nobody has means something")
	}
	if got := m.Groups(); len(got) != 2 || got[0] != "one" {
		t.Errorf("groups %v", got)
	}
	if got := m.In("one"); len(got) != 2 || got[1].Label() != "see" {
		t.Errorf("in one: %v", got)
	}
}

func TestLabels(t *testing.T) {
	for key, want := range map[string]string{"ctrl+r": "^r", "left": "←", "enter": "enter", " ": "space"} {
		if got := (Command{Keys: []string{key}}).Label(); got != want {
			t.Errorf("%s is written %q, wanted %q", key, got, want)
		}
	}
}
