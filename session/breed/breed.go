// Package breed is the embedded engine: it proposes variants of artifacts without a model and
// without a network, as animals and plants are bred. A proposal is a pure function of its parents'
// bytes, its recipe and the engine's version; which proposals are shown (selection) and what a
// designer seems to like (taste) are not pure, so a replay applies recorded recipes.
package breed

// Version is the engine's version. It changes whenever the same recipe would give other bytes.
const Version = 3
