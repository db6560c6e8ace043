package history

import (
	"slices"
	"sync"
)

// treeCache remembers the files of the few trees that were used last. Nobody changes the maps.
type treeCache struct {
	mu    sync.Mutex
	trees map[string]map[string]string
	order []string // the oldest use first
}

const rememberedTrees = 16

func (c *treeCache) get(id string) (map[string]string, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	files, ok := c.trees[id]
	if ok {
		c.touch(id)
	}
	return files, ok
}

func (c *treeCache) put(id string, files map[string]string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.trees == nil {
		c.trees = map[string]map[string]string{}
	}
	c.trees[id] = files
	c.touch(id)
	if len(c.order) > rememberedTrees {
		delete(c.trees, c.order[0])
		c.order = c.order[1:]
	}
}

// touch makes id the newest use.
func (c *treeCache) touch(id string) {
	c.order = append(slices.DeleteFunc(c.order, func(o string) bool { return o == id }), id)
}
