package reading_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestOwnerBesideUnit tells from all values of a notice whether a field such as Owner
// names people or units.
func TestOwnerBesideUnit(t *testing.T) {
	t.Parallel()
	people, units := []string{"Priya Nair", "Owen Hughes", "Priya Nair; Tom Brannigan"}, []string{"Housing Repairs", "Parking Income", "Leisure Bookings"}
	for _, c := range []struct {
		unit, owner string
		values      []string
		person      bool
	}{
		{"Lead department", "Owner", people, true},
		{"Lead service", "Action owner", people, true},
		{"Directorate", "Responsible", people, true},
		{"Responsible unit", "Lead", people, true},
		{"Lead department", "Owner", units, false},
	} {
		var text strings.Builder
		text.WriteString("Progress on audit recommendations\n\n")
		for i, unit := range units {
			fmt.Fprintf(&text, "Recommendation %d: Check list %d\n%s: %s\n%s: %s\nStatus: Implemented\n\n", i+1, i+1, c.unit, unit, c.owner, c.values[i])
		}
		for i, it := range read(t, text.String()).Items {
			if got := it.Person == c.values[i] && it.Owner == units[i]; got != c.person {
				t.Errorf("%s and %s: owner %s, person %s", c.unit, c.owner, it.Owner, it.Person)
			}
		}
	}
}
