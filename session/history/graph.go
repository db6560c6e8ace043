package history

import "slices"

// graph is the history as numbers: parents are indices of nodes.
type graph struct {
	nodes []graphNode
	index map[string]int
}

type graphNode struct {
	id      string
	commit  commitObject
	parents []int
}

// graph collects the given versions and all their ancestors from the cache.
func (s *Store) graph(tips []string) *graph {
	s.commits.mu.Lock()
	defer s.commits.mu.Unlock()
	g := &graph{index: make(map[string]int, len(s.commits.commits))}
	g.nodes = make([]graphNode, 0, len(s.commits.commits))
	number := func(id string) int {
		at, known := g.index[id]
		if !known {
			at = len(g.nodes)
			g.index[id] = at
			g.nodes = append(g.nodes, graphNode{id: id, commit: s.commits.commits[id]})
		}
		return at
	}
	for _, id := range tips {
		number(id)
	}
	for at := 0; at < len(g.nodes); at++ {
		ids := g.nodes[at].commit.parents
		parents := make([]int, len(ids))
		for i, id := range ids {
			parents[i] = number(id)
		}
		g.nodes[at].parents = parents
	}
	return g
}

// order sorts versions so that children come before parents, lines of descent stay together and
// the newest tip is first; of several made in one second, the head.
func (g *graph) order(tips []string, head string) []int {
	children := make([]int, len(g.nodes))
	for _, n := range g.nodes {
		for _, p := range n.parents {
			children[p]++
		}
	}
	var ready []int
	for _, id := range tips {
		if at := g.index[id]; children[at] == 0 {
			ready = append(ready, at)
		}
	}
	slices.SortStableFunc(ready, func(a, b int) int {
		if order := g.nodes[a].commit.when.Compare(g.nodes[b].commit.when); order != 0 || a == b {
			return order
		}
		switch head {
		case g.nodes[a].id:
			return 1
		case g.nodes[b].id:
			return -1
		}
		return 0
	})
	order := make([]int, 0, len(g.nodes))
	for len(ready) > 0 {
		at := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		order = append(order, at)
		for _, p := range g.nodes[at].parents {
			if children[p]--; children[p] == 0 {
				ready = append(ready, p)
			}
		}
	}
	return order
}

// reachable marks the given versions and all their ancestors.
func (g *graph) reachable(ids []string) []bool {
	marked := make([]bool, len(g.nodes))
	var queue []int
	for _, id := range ids {
		queue = append(queue, g.index[id])
	}
	for len(queue) > 0 {
		at := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if !marked[at] {
			marked[at] = true
			queue = append(queue, g.nodes[at].parents...)
		}
	}
	return marked
}
