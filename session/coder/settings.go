package coder

import (
	"fmt"
	"maps"
	"net/url"
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

// Check says what a configuration asks for that cannot be: a profile that is not there, a price or a
// budget below nothing, an address that is none.
func (s Settings) Check() error {
	if _, known := s.Profiles[s.Use]; s.Use != "" && !known {
		if _, preset := Presets[s.Use]; !preset {
			return fmt.Errorf("model.use names the profile %q, and there are %s", s.Use, strings.Join(s.names(), ", "))
		}
	}
	if s.Budget < 0 {
		return fmt.Errorf("model.budget is %g: a budget is a sum above 0, or left out for none", s.Budget)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Profiles)) {
		if err := s.Profiles[name].check("model.profiles." + name); err != nil {
			return err
		}
	}
	return nil
}

// check says what is wrong with a profile, in the words of the configuration.
func (p Profile) check(where string) error {
	if u, err := url.Parse(p.BaseURL); p.BaseURL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("%s.base_url is %q: it begins with http:// or https:// and ends before /chat/completions", where, p.BaseURL)
	}
	if strings.HasSuffix(strings.TrimRight(p.BaseURL, "/"), "/chat/completions") {
		return fmt.Errorf("%s.base_url ends in /chat/completions: leave that out", where)
	}
	if p.Prices.In < 0 || p.Prices.Out < 0 || p.Prices.Cached < 0 {
		return fmt.Errorf("%s.prices has a price below 0", where)
	}
	if p.Reasoning != "" && !slices.Contains([]string{"minimal", "low", "medium", "high"}, p.Reasoning) {
		return fmt.Errorf("%s.reasoning is %q: say low, medium or high", where, p.Reasoning)
	}
	return nil
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
