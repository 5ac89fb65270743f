package fields

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/notice/source"
	"rectify/data/text"
)

// roleRemarks are the remarks behind names that say what these do, true for those who
// support the others.
var roleRemarks = map[string]bool{"牵头": false, "主责": false, "主办": false, "牵头单位": false, "责任": false, "配合": true, "协办": true,
	"协助": true, "配合单位": true, "参与": true, "协同": true, "指导": true,
	"lead": false, "joint lead": false, "joint leads": false, "joint": false, "co-lead": false, "co-leads": false, "lead office": false,
	"support": true, "supporting": true, "assisting": true}

// Roles are the words of a value that say what the units in it do: （配合）, with the.
func Roles(value source.Passage) (out []source.Passage) {
	for i := range value.Len() {
		for role := range roleRemarks {
			end := i + source.Runes(role)
			if value.Has(i, role) && (value.Is(i-1, "(") && value.Is(end, ")") || (end == value.Len() || value.Is(end, "、,;")) && behindUnit(value, i, end)) {
				out = append(out, value.Slice(i, end))
			}
		}
		if helper := value.Longest(i, helpers); helper != "" {
			end := i + source.Runes(helper)
			if value.Has(end, "the ") {
				end += len("the ")
			}
			out = append(out, value.Slice(i, end))
		}
	}
	return out
}

// splitRoles parts units by the remarks behind their names: 市水利局（牵头）、市城管局
// （配合）; Registry (lead); Legal Office. Beside one that leads, those without a
// remark support it.
func splitRoles(value string) (owners string, supporting []string) {
	if !strings.ContainsAny(value, "(（") && !endsInRole(value) {
		return value, nil
	}
	sep, all := "、", Names(value)
	if value[0] < utf8.RuneSelf {
		sep, all = "; ", strings.Split(value, ";")
	}
	var lead, plain []string
	found := false
	for _, name := range all {
		name = strings.TrimSpace(name)
		bare := strings.TrimSpace(WithoutRemark(name))
		role := strings.ToLower(strings.Trim(strings.TrimPrefix(name, bare), "()（） "))
		if unit, does := roleBehind(name); does != "" {
			bare, role = unit, does
		}
		switch helps, is := roleRemarks[role]; {
		case !is:
			plain = append(plain, name)
			continue
		case helps:
			supporting = append(supporting, bare)
		case strings.HasPrefix(role, "joint") || strings.HasPrefix(role, "co-"):
			lead = append(lead, strings.Split(strings.ReplaceAll(bare, ", ", " and "), " and ")...)
		default:
			lead = append(lead, bare)
		}
		found = true
	}
	switch {
	case !found:
		return value, nil
	case len(lead) == 0:
		return strings.Join(plain, sep), supporting
	}
	return strings.Join(lead, sep), append(plain, supporting...)
}

// roleBehind parts a unit from the word right behind it that says what it does: 区财政局配合.
// Role is empty where there is none.
func roleBehind(name string) (unit, role string) {
	for role := range roleRemarks {
		if unit, ok := strings.CutSuffix(name, role); ok && role[0] >= utf8.RuneSelf && text.IsUnit(unit) && !text.IsUnit(name) {
			return unit, role
		}
	}
	return name, ""
}

// behindUnit reports whether the word [i, end) says what the unit before it does.
func behindUnit(value source.Passage, i, end int) bool {
	from := i
	for from > 0 && !value.Is(from-1, "、,; ") {
		from--
	}
	_, role := roleBehind(value.Slice(from, end).String())
	return role != ""
}

func endsInRole(value string) bool {
	return slices.ContainsFunc(Names(value), func(name string) bool { _, role := roleBehind(name); return role != "" })
}

// helpers precede, in the value of a field of units, those that support the others.
var helpers = []string{", with support from ", " with support from ", ", with ", ", supported by ", " supported by ", ", assisted by ",
	", in consultation with ", " in consultation with ", " together with ", ", together with ", " (with ", " (supported by "}

// splitWith parts units from those that support them: Public Works, with the Finance
// Department.
func splitWith(value string) (owners, with string) {
	for _, helper := range helpers {
		if owners, with, ok := strings.Cut(value, helper); ok && owners != "" {
			return owners, strings.TrimPrefix(strings.TrimRight(with, ") "), "the ")
		}
	}
	return value, ""
}
