package coder

// Presets are the endpoints that people have, by name; a profile of the same name in the
// configuration changes only what it says.
var Presets = map[string]Profile{
	"openai":     {BaseURL: "https://api.openai.com/v1", KeyEnv: "OPENAI_API_KEY", Vision: true},
	"openrouter": {BaseURL: "https://openrouter.ai/api/v1", KeyEnv: "OPENROUTER_API_KEY"},
	"ollama":     {BaseURL: "http://localhost:11434/v1", Together: 1},
	"llamacpp":   {BaseURL: "http://localhost:8080/v1", Together: 1},
	"vllm":       {BaseURL: "http://localhost:8000/v1"},
	"lmstudio":   {BaseURL: "http://localhost:1234/v1", Together: 1},
}

// over lays what p says over a preset.
func (p Profile) over(base Profile) Profile {
	out := p
	if out.BaseURL == "" {
		out.BaseURL = base.BaseURL
	}
	if out.Model == "" {
		out.Model = base.Model
	}
	if out.KeyEnv == "" && out.KeyCommand == "" {
		out.KeyEnv, out.KeyCommand = base.KeyEnv, base.KeyCommand
	}
	if out.Together == 0 {
		out.Together = base.Together
	}
	out.Vision = out.Vision || base.Vision
	return out
}
