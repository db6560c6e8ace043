package coder

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Settings are the [model] part of the configuration.
type Settings struct {
	// Use names the profile to work with; "" leaves it to the environment.
	Use      string             `toml:"use"`
	Profiles map[string]Profile `toml:"profiles"`
	// Budget is the most that may be spent in a session, in the currency of the prices; 0 means no limit.
	Budget float64 `toml:"budget"`
}

// Choose finds the profile to work with. The environment (OPENAI_BASE_URL, CULTIVAR_MODEL) goes over
// the settings; ok is false if no model is set up, which is no error.
func (s Settings) Choose(env func(string) string) (p Profile, ok bool, err error) {
	name := s.Use
	if name == "" && (env("OPENAI_API_KEY") != "" || env("OPENAI_BASE_URL") != "") {
		name = "openai"
	}
	if name == "" {
		return Profile{}, false, nil
	}
	p, known := s.Profiles[name]
	preset, isPreset := Presets[name]
	if !known && !isPreset {
		return Profile{}, false, fmt.Errorf("choose the model profile %q: it is not in the configuration; there are %s", name, strings.Join(s.names(), ", "))
	}
	p = p.over(preset)
	p.Name = name
	if url := env("OPENAI_BASE_URL"); url != "" {
		url = strings.TrimRight(url, "/")
		if url != preset.BaseURL && !s.Profiles[name].Vision {
			p.Vision = false
		}
		p.BaseURL = url
		if p.KeyEnv == "" && p.KeyCommand == "" {
			p.KeyEnv = "OPENAI_API_KEY"
		}
	}
	if model := env("CULTIVAR_MODEL"); model != "" {
		p.Model = model
	}
	return p, p.Model != "" && p.BaseURL != "", nil
}

// Missing says what a half set-up model still needs, "" if nothing.
func (s Settings) Missing(env func(string) string) string {
	p, ok, err := s.Choose(env)
	switch {
	case err != nil:
		return err.Error()
	case ok || p.Name == "":
		return ""
	case p.Model == "":
		return "CULTIVAR_MODEL names no model for " + p.BaseURL
	}
	return "the profile " + p.Name + " has no base_url"
}

func (s Settings) names() []string {
	all := maps.Clone(Presets)
	maps.Copy(all, s.Profiles)
	return slices.Sorted(maps.Keys(all))
}
