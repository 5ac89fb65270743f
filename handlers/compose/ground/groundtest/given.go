package groundtest

import "rectify/handlers/compose/ground"

// Given returns the ground of a model that was given these sources.
func Given(sources []ground.Source) *ground.Ground {
	g := &ground.Ground{}
	for _, s := range sources {
		g.Add(s)
	}
	return g
}
