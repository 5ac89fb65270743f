package reading

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/fields"
)

// firstLeads finds the rule by which a notice says to read its units: 责任单位有多个的,
// 排在首位的为牵头单位; the first department named leads.
var firstLeads = func() *regexp.Regexp {
	const (
		placed   = `(?:[排列居位写]名?[在于]?|名列|以)`
		first    = `(?:首位|第一位?|首个|首家|第一[个家]|最前面?|前面)`
		unit     = `(?:责任)?(?:单位|部门|科室)`
		is       = `(?:的?[为是系]|即为?)(?:整改)?总?`
		lead     = `(?:牵头|主责|主办|主要责任|第一责任)`
		isListed = `(?: (?:always )?(?:named|listed|shown|given|mentioned))`
	)
	return regexp.MustCompile(strings.Join([]string{
		placed + first + `[的者]?(?:` + unit + `)?[,，]?` + is + lead,
		first + unit + `[,，]?` + is + lead,
		first + `的(?:` + unit + `)?` + lead,
		`前者[为是]?` + lead,
		lead + `(?:` + unit + `)?(?:均|都|一律)?` + placed + first,
		`(?i)\bfirst(?:[ -](?:named|listed|mentioned))?(?: \w+){0,2}` + isListed + `?(?: \w+){0,2}? (?:leads|is the lead|has the lead|takes the lead|is lead)\b`,
		`(?i)\blead(?: \w+)?(?: is| are)?` + isListed + ` first\b`,
	}, "|"))
}()

// readRule reads the units of items by the rule that prose outside them states.
func (r *reader) readRule() {
	prose := slices.Concat(r.notice.Preamble, r.notice.Closing)
	for _, s := range r.notice.Sections {
		prose = append(prose, s.Intro)
	}
	if !slices.ContainsFunc(prose, firstLeads.MatchString) {
		return
	}
	for i := range r.notice.Items {
		leadByFirst(&r.notice.Items[i])
	}
}

// leadByFirst makes the units behind the first of an item support it.
func leadByFirst(it *notice.Item) {
	names, sep := fields.Names(it.Owner), "、"
	if strings.Contains(it.Owner, "; ") {
		names, sep = strings.Split(it.Owner, "; "), "; "
	}
	if len(names) < 2 {
		return
	}
	it.Owner = names[0]
	it.Supporting = strings.Join(append(names[1:], nonempty(it.Supporting)...), sep)
}

// partJoined parts English units that a field joins, Finance and Procurement, where the
// notice has each of them alone elsewhere.
func (r *reader) partJoined() {
	alone := map[string]bool{}
	for _, it := range r.notice.Items {
		for _, name := range strings.Split(it.Owner+"; "+it.Supporting, "; ") {
			alone[name] = true
		}
	}
	for i := range r.notice.Items {
		for _, field := range []*string{&r.notice.Items[i].Owner, &r.notice.Items[i].Supporting} {
			var parted []string
			for _, name := range strings.Split(*field, "; ") {
				names := joinedUnits.Split(name, -1)
				if slices.ContainsFunc(names, func(n string) bool { return !alone[n] }) {
					names = []string{name}
				}
				parted = append(parted, names...)
			}
			*field = strings.Join(parted, "; ")
		}
	}
}

// joinedUnits are the words between units of one list.
var joinedUnits = regexp.MustCompile(`, (?:and )?| and | & `)
