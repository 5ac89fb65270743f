package ground

// Scores of an alignment: for a unit found again, more if it follows the unit before
// it as in the quotation, and penalties for units added or skipped.
const (
	worthUnit   = 2.0
	worthNext   = 1.0
	costOpen    = 1.5
	costAdded   = 1.0
	costSkipped = 0.02
)

// align finds what is said again in a quotation, in the order in which it was
// said: at[i] is the unit of the quotation that the i-th unit said is; -1 for
// none. It takes time and space of the product of their lengths.
func align(said, quoted []unit) (at []int) {
	n, m := len(said), len(quoted)
	at = make([]int, n)
	for i := range at {
		at[i] = -1
	}
	const never = -1e9
	type cell struct {
		hit, gap         float64
		hitGap, gapAfter byte // where from: 0 the beginning, 1 a hit, 2 a gap; of a gap: 1 opened, 2 added, 3 skipped
	}
	cells := make([]cell, (n+1)*(m+1))
	for i := range cells {
		cells[i] = cell{hit: never, gap: never}
	}
	cellAt := func(i, j int) *cell { return &cells[i*(m+1)+j] }
	best, bestI, bestJ := 0.0, 0, 0
	for i := 1; i <= n; i++ {
		for j := 1; j <= m; j++ {
			c := cellAt(i, j)
			if said[i-1].text == quoted[j-1].text && said[i-1].kind == quoted[j-1].kind {
				before := cellAt(i-1, j-1)
				c.hit, c.hitGap = -costAdded*float64(i-1), 0
				if from := before.hit + worthNext; from > c.hit {
					c.hit, c.hitGap = from, 1
				}
				if before.gap > c.hit {
					c.hit, c.hitGap = before.gap, 2
				}
				c.hit += worthUnit
				if whole := c.hit - costAdded*float64(n-i); whole > best {
					best, bestI, bestJ = whole, i, j
				}
			}
			c.gap, c.gapAfter = c.hit-costOpen, 1
			if from := cellAt(i-1, j).gap - costAdded; from > c.gap {
				c.gap, c.gapAfter = from, 2
			}
			if from := cellAt(i, j-1).gap - costSkipped; from > c.gap {
				c.gap, c.gapAfter = from, 3
			}
		}
	}
	for i, j, gap := bestI, bestJ, false; i > 0 && j > 0; {
		c := cellAt(i, j)
		if !gap {
			at[i-1] = j - 1
			if c.hitGap == 0 {
				break
			}
			i, j, gap = i-1, j-1, c.hitGap == 2
			continue
		}
		switch c.gapAfter {
		case 1:
			gap = false
		case 2:
			i--
		default:
			j--
		}
	}
	return at
}
