package shader

import "cultivar/session/breed/gene"

var crossOperators = []gene.Operator[*Design]{}
