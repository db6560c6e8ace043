package markup

import "fmt"

func (n *Node) String() string {
	if n == nil {
		return "nothing"
	}
	return fmt.Sprintf("<%s>@%d", n.Tag, n.Start)
}
