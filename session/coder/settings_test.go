package coder

import (
	"strings"
	"testing"
)

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestTheProfileIsChosenFromEnvironmentAndSettings(t *testing.T) {
	mine := map[string]Profile{"home": {BaseURL: "http://box.local:8080/v1", Model: "qwen"}, "ollama": {Model: "llama3"}}
	for name, c := range map[string]struct {
		s          Settings
		env        func(string) string
		url, model string
		ok         bool
	}{
		"nothing set up":          {Settings{}, env(), "", "", false},
		"a key alone":             {Settings{}, env("OPENAI_API_KEY", "k"), "https://api.openai.com/v1", "", false},
		"a key and a model":       {Settings{}, env("OPENAI_API_KEY", "k", "CULTIVAR_MODEL", "m"), "https://api.openai.com/v1", "m", true},
		"an endpoint and a model": {Settings{}, env("OPENAI_BASE_URL", "http://x/v1/", "CULTIVAR_MODEL", "m"), "http://x/v1", "m", true},
		"a profile":               {Settings{Use: "home", Profiles: mine}, env(), "http://box.local:8080/v1", "qwen", true},
		"a preset, completed":     {Settings{Use: "ollama", Profiles: mine}, env(), "http://localhost:11434/v1", "llama3", true},
		"environment goes over":   {Settings{Use: "home", Profiles: mine}, env("CULTIVAR_MODEL", "big"), "http://box.local:8080/v1", "big", true},
	} {
		p, ok, err := c.s.Choose(c.env)
		if err != nil || ok != c.ok || p.BaseURL != c.url || p.Model != c.model {
			t.Errorf("%s: %v %s %s (%v)", name, ok, p.BaseURL, p.Model, err)
		}
	}
	for url, sees := range map[string]bool{"": true, "http://localhost:1234/v1": false} {
		if p, _, _ := (Settings{}).Choose(env("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", url)); p.Vision != sees {
			t.Errorf("%q: sees %v", url, p.Vision)
		}
	}
	if _, _, err := (Settings{Use: "nowhere"}).Choose(env()); err == nil || !strings.Contains(err.Error(), "ollama") {
		t.Errorf("got %v", err)
	}
	if got := (Settings{}).Missing(env("OPENAI_API_KEY", "k")); !strings.Contains(got, "CULTIVAR_MODEL") {
		t.Errorf("got %q", got)
	}
}

func TestAKeyComesFromItsCommand(t *testing.T) {
	key, err := Profile{KeyCommand: "printf ' secret\n'"}.key(t.Context(), env())
	if err != nil || key != "secret" {
		t.Errorf("got %q, %v", key, err)
	}
	if _, err := (Profile{Name: "p", KeyCommand: "echo locked >&2; exit 3"}).key(t.Context(), env()); err == nil || !strings.Contains(err.Error(), "locked") {
		t.Errorf("got %v", err)
	}
}
