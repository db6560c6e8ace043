package breed

import (
	"math"
	"sort"
)

// Feature is a quality of a look that a designer may like or dislike.
type Feature struct {
	Name string `json:"name"`
	// More and Less are the words for liking and disliking it: "dark", "light".
	More, Less string
}

// Features are the qualities that taste is made of, each measured from -1 to 1.
var Features = []Feature{
	{"dark", "dark", "light"},
	{"warm", "warm", "cool"},
	{"vivid", "vivid", "muted"},
	{"round", "round", "sharp"},
	{"dense", "dense", "airy"},
	{"large", "large type", "small type"},
	{"busy", "busy", "calm"},
	{"bold", "strong contrast", "soft contrast"},
}

// Event is what a designer did with a tile.
type Event string

// The events that teach.
const (
	Accepted Event = "accepted"
	Marked   Event = "marked"
	Rejected Event = "rejected"
	Ignored  Event = "ignored" // shown when another tile was picked
)

var rewards = map[Event]float64{Accepted: 1, Marked: 0.7, Rejected: -0.8, Ignored: -0.12}

// Taste is a small model of what a designer likes: a weight for each feature, and the average look that
// they have been shown. The zero value has no opinion. It is plain JSON.
type Taste struct {
	// Weights are -1 (dislikes it) to 1 (likes it).
	Weights map[string]float64 `json:"weights,omitempty"`
	// Usual is the average of every feature over what was shown, Spread how far what was shown together lay apart in it.
	Usual  map[string]float64 `json:"usual,omitempty"`
	Spread map[string]float64 `json:"spread,omitempty"`
	// Traits counts, with forgetting, the changes of each trait that were liked, less those that were not.
	Traits map[Trait]float64 `json:"traits,omitempty"`
	// Lessons counts events other than ignored.
	Lessons int `json:"lessons"`
}

// The spread of a feature where nothing was shown, and the least that counts as one.
const (
	usualSpread = 0.35
	leastSpread = 0.08
)

// Show takes in looks that were shown together, before anything was done with one of them: a tile is liked or not
// beside what it was shown with. The spread shrinks slowly, so that where everything is as it is liked already, what little is
// left between tiles teaches little.
func (t *Taste) Show(looks []Look) {
	t.fill()
	values := map[string][]float64{}
	for _, look := range looks {
		for name, value := range look.Features() {
			values[name] = append(values[name], value)
		}
	}
	for name, list := range values {
		mean, spread := spreadOf(list)
		if usual, known := t.Usual[name]; known {
			mean = usual + 0.5*(mean-usual)
			spread = math.Max(spread, 0.8*t.spread(name)+0.2*spread)
		}
		t.Usual[name], t.Spread[name] = round3(mean), round3(spread)
	}
}

// spreadOf is a list's mean and standard deviation.
func spreadOf(list []float64) (mean, spread float64) {
	for _, v := range list {
		mean += v / float64(len(list))
	}
	for _, v := range list {
		spread += (v - mean) * (v - mean) / float64(len(list))
	}
	return mean, math.Sqrt(spread)
}

func (t *Taste) spread(name string) float64 {
	if s, known := t.Spread[name]; known {
		return math.Max(leastSpread, s)
	}
	return usualSpread
}

// beyond is how many spreads a value lies from what is usual.
func (t *Taste) beyond(name string, value, usual float64) float64 {
	return clamp((value-usual)/t.spread(name), -2.5, 2.5)
}

// Learn takes one event into account. Features that are not measured of the look teach nothing.
func (t *Taste) Learn(v Event, look Look) {
	t.fill()
	kept := 1.0
	if v != Ignored {
		t.Lessons++
		kept = 0.98
	}
	reward := rewards[v]
	for name, value := range look.Features() {
		usual, known := t.Usual[name]
		if !known {
			usual = value / 2
		}
		t.Weights[name] = clamp(kept*t.Weights[name]+0.18*reward*t.beyond(name, value, usual), -1, 1)
		t.Usual[name] = round3(usual + 0.08*(value-usual))
		t.Weights[name] = round3(t.Weights[name])
	}
	for _, trait := range look.Proposal.Traits {
		t.Traits[trait] = round3(clamp(t.Traits[trait]*0.97+0.1*reward, -1, 1))
	}
}

func (t *Taste) fill() {
	if t.Weights == nil {
		t.Weights, t.Usual, t.Traits = map[string]float64{}, map[string]float64{}, map[Trait]float64{}
	}
	if t.Traits == nil {
		t.Traits = map[Trait]float64{}
	}
	if t.Spread == nil {
		t.Spread = map[string]float64{}
	}
	if t.Usual == nil {
		t.Usual = map[string]float64{}
	}
}

// Reset forgets everything.
func (t *Taste) Reset() { *t = Taste{} }

// Opinion is a quality that is liked, in a word, and how much, up to 1.
type Opinion struct {
	Word   string  `json:"word"`
	Weight float64 `json:"weight"`
}

// Opinions are those that are strong enough to say, the strongest first, each weighed by how much it rests on: few
// choices make weak opinions.
func (t *Taste) Opinions() []Opinion {
	all := []Opinion{}
	evidence := float64(t.Lessons) / float64(t.Lessons+proven)
	for _, f := range Features {
		switch w := t.Weights[f.Name]; {
		case w >= opinionated:
			all = append(all, Opinion{f.More, round3(w * evidence)})
		case w <= -opinionated:
			all = append(all, Opinion{f.Less, round3(-w * evidence)})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Weight > all[j].Weight })
	return all
}

// opinionated is the weight from which an opinion is worth saying.
const opinionated = 0.15

// proven is after how many choices half of a weight is believed.
const proven = 4

// Words are the four strongest opinions: "dark", "round", "dense".
func (t *Taste) Words() []string {
	var out []string
	for _, o := range t.Opinions() {
		out = append(out, o.Word)
	}
	return out[:min(4, len(out))]
}

// Lean is how far an operator's leanings go the way of this taste, -1 to 1. A nil taste has none.
func (t *Taste) Lean(leans map[string]float64) float64 {
	if t == nil {
		return 0
	}
	sum := 0.0
	for _, f := range Features {
		sum += leans[f.Name] * t.Conviction(f.Name)
	}
	return math.Tanh(sum)
}

// Conviction is how far a feature's weight is acted upon, -1 to 1: less than in proportion for a small one, which may be
// chance, as what is picked differs from what it was shown with in more than what it was picked for. A nil taste has none.
func (t *Taste) Conviction(feature string) float64 {
	if t == nil {
		return 0
	}
	w := t.Weights[feature]
	return math.Copysign(math.Min(1, 1.6*math.Pow(math.Abs(w), 1.5)), w)
}

// firmest is the strongest conviction, 0 to 1.
func (t *Taste) firmest() float64 {
	top := 0.0
	for _, f := range Features {
		top = math.Max(top, math.Abs(t.Conviction(f.Name)))
	}
	return top
}

// Likes is how much a look is liked, -1 to 1. A nil taste likes everything alike.
func (t *Taste) Likes(look Look) float64 {
	if t == nil {
		return 0
	}
	sum := 0.0
	features := look.Features()
	for _, f := range Features {
		if value, ok := features[f.Name]; ok {
			sum += t.Conviction(f.Name) * t.beyond(f.Name, value, t.Usual[f.Name])
		}
	}
	for _, trait := range look.Proposal.Traits {
		sum += 0.2 * t.Traits[trait]
	}
	return math.Tanh(0.7 * sum)
}

func clamp(v, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, v)) }
func round3(v float64) float64        { return math.Round(v*1000) / 1000 }
