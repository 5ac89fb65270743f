package question

import (
	"cmp"
	"slices"
	"sort"
)

// schedule chooses, of entities that may overlap, the set without overlaps that
// weighs most (weighted interval scheduling, n log n), in the order of the
// question.
func schedule(proposed []Entity) []Entity {
	all := slices.Clone(proposed)
	slices.SortStableFunc(all, func(a, b Entity) int { return cmp.Compare(a.To, b.To) })
	best := make([]float64, len(all)+1) // of the first i entities
	for i, e := range all {
		best[i+1] = max(best[i], best[before(all, i)]+e.Weight)
	}
	var chosen []Entity
	for i := len(all); i > 0; {
		if best[i] == best[i-1] {
			i--
			continue
		}
		chosen = append(chosen, all[i-1])
		i = before(all, i-1)
	}
	slices.Reverse(chosen)
	return chosen
}

// before is how many of the entities, sorted by their ends, end before the i-th
// begins.
func before(all []Entity, i int) int {
	return sort.Search(i, func(k int) bool { return all[k].To > all[i].From })
}
