package identity

import "testing"

func TestForeign(t *testing.T) {
	t.Parallel()
	plain, org, wide := Identity{Team: "T1"}, Identity{Team: "T1", Enterprise: "E1"}, Identity{Team: "E1", Enterprise: "E1"}
	for _, test := range []struct {
		id               Identity
		team, enterprise string
		want             bool
	}{
		{plain, "", "", false}, {plain, "T1", "", false}, {plain, "T2", "", true}, {plain, "E2", "", true}, {plain, "", "E2", true},
		{plain, "T1", "E1", false}, // the workspace has joined an organisation since
		{org, "T1", "E1", false}, {org, "E1", "", false}, {org, "T1", "E2", true}, {org, "T2", "E1", true}, {org, "T2", "", true}, {org, "", "E1", false},
		{wide, "T2", "E1", false}, {wide, "T2", "E2", true}, {wide, "E1", "", false}, {wide, "", "E2", true},
	} {
		if got := test.id.Foreign(test.team, test.enterprise); got != test.want {
			t.Errorf("%+v: foreign(%q, %q) = %v", test.id, test.team, test.enterprise, got)
		}
	}
}
