package coder

// Prices are what a million tokens cost; zero where a model is free or its price is not known.
type Prices struct {
	In       float64 `toml:"in"`
	Out      float64 `toml:"out"`
	Cached   float64 `toml:"cached"`   // prompt tokens that the server had in its cache; 0 means In
	Currency string  `toml:"currency"` // "USD", "EUR" …
}

// Usage counts the tokens of one request or of several.
type Usage struct {
	In, Out, Cached int
	// Estimated says that the server did not report its count.
	Estimated bool
}

// Plus adds two counts.
func (u Usage) Plus(v Usage) Usage {
	return Usage{In: u.In + v.In, Out: u.Out + v.Out, Cached: u.Cached + v.Cached, Estimated: u.Estimated || v.Estimated}
}

// Total is all tokens in and out.
func (u Usage) Total() int { return u.In + u.Out }

// Cost is the price of a count of tokens.
func (p Prices) Cost(u Usage) float64 {
	cached := p.Cached
	if cached == 0 {
		cached = p.In
	}
	fresh := max(u.In-u.Cached, 0)
	return (float64(fresh)*p.In + float64(u.Cached)*cached + float64(u.Out)*p.Out) / 1e6
}

// tokens guesses the length of a text in tokens: code has about three and a half bytes to one.
func tokens(text string) int { return (len(text)*2 + 6) / 7 }

// pictureTokens is what a picture of a screen is counted as where the server does not say.
const pictureTokens = 1200
