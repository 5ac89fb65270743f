package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"rectify/handlers/reply"
)

// A score counts right answers out of a total.
type score struct{ right, all int }

// columns are the columns of a set besides its modes.
const (
	allModes   = "all"
	wholeTalks = "talks"        // conversations that are right in every turn
	falseNone  = "false none"   // answerable questions that were refused
	statedBad  = "stated right" // answers marked as stated that are right
	otherLangs = "en"           // questions in English, of every mode
	falseOffer = "false change" // questions answered with the offer of a change
)

// tally counts right answers by mode, and the figures that cut across modes.
func tally(results []Result) map[string]score {
	out := map[string]score{}
	add := func(column string, right bool) {
		s := out[column]
		s.all++
		if right {
			s.right++
		}
		out[column] = s
	}
	for _, r := range results {
		if r.Mode == Ungraded {
			continue
		}
		add(r.Mode, r.OK)
		add(allModes, r.OK)
		if r.Lang == "en" {
			add(otherLangs, r.OK)
		}
		if r.Mode != "none" && r.Mode != "talk" { // a greeting asks nothing of the notice
			add(falseNone, r.Reply.Kind == reply.KindNone)
		}
		if r.Mode != "change" {
			add(falseOffer, len(Offered(r.Reply)) > 0)
		}
		if r.Reply.Certainty == reply.Stated {
			add(statedBad, r.OK)
		}
	}
	if right, all := Talks(results); all > 0 {
		out[wholeTalks] = score{right, all}
	}
	return out
}

// order sorts the columns: modes first, by name.
func order(column string) int {
	return 1 + slices.Index([]string{allModes, wholeTalks, otherLangs, statedBad, falseNone, falseOffer}, column)
}

func sortedModes(tallies map[string]score) []string {
	var modes []string
	for mode := range tallies {
		modes = append(modes, mode)
	}
	slices.SortFunc(modes, func(a, b string) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a, b))
	})
	return modes
}

// A Table is the scores of several sets of questions, a row a set and a column
// a mode. The zero value is empty.
type Table struct {
	rows []row
	sum  map[string]score
}

type row struct {
	name   string
	scores map[string]score
}

// Add adds the results of a set.
func (t *Table) Add(name string, results []Result) {
	scores := tally(results)
	t.rows = append(t.rows, row{name, scores})
	if t.sum == nil {
		t.sum = map[string]score{}
	}
	for column, s := range scores {
		sum := t.sum[column]
		t.sum[column] = score{sum.right + s.right, sum.all + s.all}
	}
}

// Print writes the table, with the sum of all sets last.
func (t *Table) Print(w io.Writer) {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	modes := sortedModes(t.sum)
	fmt.Fprint(out, "set")
	for _, mode := range modes {
		fmt.Fprint(out, "\t", mode)
	}
	fmt.Fprintln(out)
	for _, r := range append(slices.Clone(t.rows), row{"sum", t.sum}) {
		fmt.Fprint(out, r.name)
		for _, mode := range modes {
			s, ok := r.scores[mode]
			if !ok {
				fmt.Fprint(out, "\t–")
				continue
			}
			fmt.Fprintf(out, "\t%d/%d", s.right, s.all)
		}
		fmt.Fprintln(out)
	}
	for _, mode := range modes {
		if mode == modes[0] {
			fmt.Fprint(out, "share")
		}
		s := t.sum[mode]
		fmt.Fprintf(out, "\t%.1f %%", percent(s.right, s.all))
	}
	fmt.Fprintln(out)
	out.Flush()
}
