package artifact

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cultivar/session/artifact/glsl"
)

// passPlan says of what one pass is made.
type passPlan struct {
	name    string
	number  int
	paths   []string
	defines []string
	// channels says what samplers read, by name, as render.Input.Source does.
	channels map[string]string
	// last is the pass that is shown.
	last bool
}

func (p passPlan) index() string { return strconv.Itoa(p.number) }

// plan lists the passes of the shader, the shown one last.
func (w *wrapper) plan(file *glsl.File) []passPlan {
	switch w.convention {
	case Shadertoy:
		return w.shadertoyPasses(file)
	case GLSLViewer:
		return w.viewerPasses(file)
	case ISF:
		if len(w.isf.Passes) > 1 {
			return w.isfPasses()
		}
	}
	return []passPlan{{name: "main", paths: []string{w.artifact.Main}, last: true}}
}

var (
	commonName = regexp.MustCompile(`(?i)^(?:.*[._ -])?common\.(?:glsl|frag|fs|fsh)$`)
	bufferName = regexp.MustCompile(`(?i)^(?:.*[._ -])?buf(?:fer)?[ _-]?([a-d0-3])\.(?:glsl|frag|fs|fsh)$`)
)

// shadertoyPasses are the buffers that stand beside the main file, in order, and the main file.
func (w *wrapper) shadertoyPasses(file *glsl.File) []passPlan {
	var common []string
	buffers := map[string]string{} // letter → path
	for _, p := range w.artifact.Paths() {
		if p == w.artifact.Main {
			continue
		}
		if commonName.MatchString(path.Base(p)) && !w.includes(file, p) {
			common = append(common, p)
		} else if m := bufferName.FindStringSubmatch(path.Base(p)); m != nil {
			letter := strings.ToUpper(m[1])
			if letter[0] <= '3' {
				letter = string(letter[0] - '0' + 'A')
			}
			buffers[letter] = p
		}
	}
	var letters []string
	for _, l := range []string{"A", "B", "C", "D"} {
		if buffers[l] != "" {
			letters = append(letters, l)
		}
	}
	var plans []passPlan
	for i, l := range letters {
		plans = append(plans, passPlan{
			name: "Buffer " + l, number: i, paths: append(slices.Clone(common), buffers[l]),
			channels: w.named(w.artifact.Files[buffers[l]], bufferChannels(letters, i)),
		})
	}
	last := passPlan{name: "Image", number: len(plans), paths: append(common, w.artifact.Main), last: true}
	last.channels = w.named(w.artifact.Source(), bufferChannels(letters, len(letters)))
	return append(plans, last)
}

func (w *wrapper) includes(file *glsl.File, name string) bool {
	for _, d := range file.Directives {
		if target, ok := includeTarget(d); ok && path.Join(path.Dir(w.artifact.Main), target) == name {
			return true
		}
	}
	return false
}

// bufferChannels is the usual wiring: the image reads the buffers in order; a buffer reads itself
// first if it is the first, and else the ones before it and then itself.
func bufferChannels(letters []string, at int) map[string]string {
	out := map[string]string{}
	next := 0
	add := func(source string) {
		out["iChannel"+strconv.Itoa(next)] = source
		next++
	}
	for _, l := range letters[:at] {
		add("pass:Buffer " + l)
	}
	if at < len(letters) {
		add("self")
	}
	return out
}

var channelLine = regexp.MustCompile(`(?mi)^\s*(?:#|//+\s*)(iChannel[0-3])\s*[:=]?\s*"?(?:file://)?([^"\r\n]*)`)

// named overrides the wiring by what the source says in lines such as
//
//	#iChannel0 "file://noise.png"
//	// iChannel1: Buffer A
func (w *wrapper) named(source []byte, channels map[string]string) map[string]string {
	for _, m := range channelLine.FindAllSubmatch(source, 4) {
		if s := w.namedSource(strings.TrimSpace(string(m[2]))); s != "" {
			channels[string(m[1])] = s
		}
	}
	return channels
}

func (w *wrapper) namedSource(text string) string {
	low := strings.ToLower(text)
	if m := bufferName.FindStringSubmatch(path.Base(low)); m != nil {
		return "pass:Buffer " + strings.ToUpper(m[1])
	}
	for _, l := range []string{"a", "b", "c", "d"} {
		if low == "buffer "+l || low == "buf "+l || low == "buffer"+l {
			return "pass:Buffer " + strings.ToUpper(l)
		}
	}
	name := path.Join(path.Dir(w.artifact.Main), text)
	if _, ok := w.artifact.Files[name]; ok && text != "" {
		return "file:" + name
	}
	for _, word := range []string{"self", "noise", "font"} {
		if strings.Contains(low, word) {
			return word
		}
	}
	return ""
}

var bufferWord = regexp.MustCompile(`^(DOUBLE_)?BUFFER_(\d)$`)

// viewerPasses are the parts that glslViewer compiles one by one with BUFFER_0, DOUBLE_BUFFER_0 … defined.
func (w *wrapper) viewerPasses(file *glsl.File) []passPlan {
	words := file.Words()
	var names []string
	for word := range words {
		if bufferWord.MatchString(word) {
			names = append(names, word)
		}
	}
	slices.Sort(names)
	channels := map[string]string{}
	for _, n := range names {
		m := bufferWord.FindStringSubmatch(n)
		sampler := "u_buffer" + m[2]
		if m[1] != "" {
			sampler = "u_doubleBuffer" + m[2]
		}
		channels[sampler] = "pass:" + n
	}
	var plans []passPlan
	add := func(name string, defines ...string) {
		own := map[string]string{}
		for sampler, source := range channels {
			own[sampler] = source
			if source == "pass:"+name {
				own[sampler] = "self"
			}
		}
		if len(plans) > 0 {
			own["u_scene"] = "pass:" + plans[len(plans)-1].name
		}
		plans = append(plans, passPlan{name: name, number: len(plans), paths: []string{w.artifact.Main}, defines: defines, channels: own})
	}
	for _, n := range names {
		add(n, n)
	}
	if words["BACKGROUND"] {
		add("main", "BACKGROUND")
	} else {
		add("main")
	}
	if words["POSTPROCESSING"] {
		add("post", "POSTPROCESSING")
	}
	plans[len(plans)-1].last = true
	return plans
}

// isfPasses are the passes of the header; each draws into the target that it names.
func (w *wrapper) isfPasses() []passPlan {
	var plans []passPlan
	names := map[string]string{}
	for i, p := range w.isf.Passes {
		name := fmt.Sprintf("pass %d", i)
		if p.Target != "" {
			name = p.Target
			names[p.Target] = "pass:" + p.Target
		}
		plans = append(plans, passPlan{name: name, number: i, paths: []string{w.artifact.Main}})
	}
	for i := range plans {
		plans[i].channels = map[string]string{}
		for target, source := range names {
			plans[i].channels[target] = source
			if target == plans[i].name {
				plans[i].channels[target] = "self"
			}
		}
	}
	plans[len(plans)-1].last = true
	return plans
}
