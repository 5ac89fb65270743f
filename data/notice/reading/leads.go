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
var firstLeads = regexp.MustCompile(`(?:[排列居位写][在于]?|名列|以)(?:首位|第一位?|首个|最前面?|前面)(?:的|者)?(?:责任)?(?:单位|部门|科室)?[,，]?(?:的?[为是系]|作为|即为?)(?:整改)?(?:总)?(?:牵头|主责|主办|主要责任|第一责任)` +
	`|(?:首个|首家|第一个|第一家|第一|首位)(?:责任)?(?:单位|部门|科室)[,，]?(?:[为是系]|作为|即为?|负责)(?:整改)?(?:总)?(?:牵头|主责|主办|主要责任)` +
	`|(?:牵头|主责|主办)(?:责任)?(?:单位|部门|科室)?(?:均|都|一律)?[排列居位写][在于]?(?:首位|第一位?|最前面?|前面)` +
	`|(?i)\bfirst(?:[ -](?:named|listed|mentioned))?(?: \w+){0,2}(?: (?:named|listed|shown|mentioned))?(?: \w+){0,2}? (?:leads|is the lead|has the lead|takes the lead|is lead)\b` +
	`|(?i)\blead(?: \w+)?(?: is| are)? (?:always )?(?:named|listed|shown|given) first\b`)

// readRule keeps the rule by which prose outside the items says to read their units.
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
