package view

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/index"
)

// names are those that a field lists, each without a remark in brackets; a space parts
// them only between Chinese characters. Of 石埠县委、县政府 the second is 石埠县政府.
func names(field string) []string {
	out := listed(field)
	for i, name := range out {
		if bare, _ := roleOf(name); bare != "" {
			out[i] = bare
		}
	}
	return out
}

// listed are the names that a field lists, with their remarks.
func listed(field string) (out []string) {
	var place string // of the party committee before
	open := 0        // brackets
	for part := range strings.FieldsFuncSeq(spaced.ReplaceAllString(field, "${1}、${2}"), func(r rune) bool {
		switch r {
		case '(', '（':
			open++
		case ')', '）':
			open--
		}
		return open == 0 && strings.ContainsRune("、，,;；/+＋", r)
	}) {
		part = strings.TrimSpace(part)
		if government.MatchString(part) && strings.HasSuffix(place, string([]rune(part)[0])) {
			part = place + strings.TrimPrefix(part, string([]rune(part)[0]))
		}
		place = ""
		if m := committee.FindStringSubmatch(part); m != nil {
			place = m[1]
		}
		if part != "" && !unfilled.MatchString(part) {
			out = append(out, part)
		}
	}
	return out
}

var (
	spaced     = regexp.MustCompile(`(\p{Han}[)）]?)\s+(\p{Han})`)
	committee  = regexp.MustCompile(`^(.{1,6}[省市县区州旗镇乡])(?:党)?委$`)
	government = regexp.MustCompile(`^[省市县区州旗镇乡](?:人民)?政府$`)
	// unfilled are words that a notice writes into a field that is empty.
	unfilled = regexp.MustCompile(`(?i)^[(（]?(?:无|空缺|待定|暂缺|未定|vacant|vacancy|tbc|tbd|to be (?:confirmed|appointed|named|decided|identified|nominated|assigned)|n/?a|none|nil|[-—–/]+)[)）]?$`)
	remark   = regexp.MustCompile(`^(.+?)\s*[(（]([^()（）]+)[)）]$`)
	honoured = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Capt|Captain|Col|Maj|Lt|Sgt|Eng|Engr|Hon|Sir|Dame|Rev)\.? +`)
)

// roleOf is a name without the remark behind it, and the remark: 督导 of
// 市委督查室（督导）.
func roleOf(name string) (bare, role string) {
	if m := remark.FindStringSubmatch(name); m != nil {
		return m[1], m[2]
	}
	return name, ""
}

// bareName is a person's name without titles and remarks.
func bareName(person string) string {
	if text.HasHan(person) {
		return text.BareName(person)
	}
	return text.WithoutPost(honoured.ReplaceAllString(person, ""))
}

// isPost finds what is a post and no name: Director of Nursing, but not Dean Parker.
var isPost = regexp.MustCompile(`(?i)^(?:(?:joint |acting |interim )?(?:deputy|assistant|associate|vice|senior|chief|head|director)\b.*|.*\b(?:director|officer|chief|secretary|nurse|manager|head|minister|president|chair\w*|commissioner|engineer` +
	`|superintendent|commander|advis[eo]r|partner|archivist|inspector|controller|comptroller|treasurer|counsel|co-?ordinator|leader|lead|registrar|librarian|administrator|principal|dean|professor|surveyor|accountant|auditor|analyst|clerk|captain|general` +
	`|executive|architect|planner|solicitor|specialist|supervisor|warden|editor|producer|curator|consultant|pharmacist)(?: (?:of|for|to|at|in)\b.*)?)$`)

// people are those that a field lists, and the post behind each name, empty for none: Priya
// Nair, Digital Services Manager.
func people(field string) (names, posts []string) {
	for _, name := range listed(field) {
		_, remark := roleOf(name)
		if n := len(names); n > 0 && remark == "" && posts[n-1] == "" && isPost.MatchString(name) && !isPost.MatchString(names[n-1]) {
			posts[n-1] = name
			continue
		}
		names, posts = append(names, name), append(posts, "")
	}
	return names, posts
}

// Offices are the posts of the people who answer for items, folded: 副县长 of
// 龙跃进（副县长）, 副市长 of 副市长钟望平.
func (b *View) Offices() map[string][]string {
	b.offices.Do(func() {
		b.office = maps.Clone(b.glossary().offices)
		for i := range b.Items {
			named, posts := people(b.Person(&b.Items[i]))
			for i, person := range named {
				name := bareName(person)
				_, office := roleOf(person)
				if office = cmp.Or(posts[i], office); office == "" {
					office = strings.Replace(person, name, "", 1)
				}
				if office = index.Fold(office); office != "" && !slices.Contains(b.office[name], office) {
					b.office[name] = append(b.office[name], office)
				}
			}
		}
	})
	return b.office
}

// Roles are the parts, in the notices' own words, that supporting units have: 督导,
// 验收.
func (b *View) Roles() []string {
	b.EveryOwner()
	return b.roles
}

// oversees finds the roles of units that check an item rather than support it, which notices
// list in a field of their own.
var oversees = regexp.MustCompile(`^(?:负责)?(?:督导|督办|监督|验收|指导|核查|核验|审核|考核|把关|复核|销号)$`)

// plainly are the units that a field lists, without those that only oversee.
func plainly(field string) (units []string) {
	for _, name := range listed(field) {
		if bare, role := roleOf(name); !oversees.MatchString(role) {
			units = append(units, bare)
		}
	}
	return units
}

// supportsPlainly reports whether some item has a unit that supports it and does not only
// oversee: then 配合 does not mean those that do.
func (b *View) supportsPlainly() bool {
	b.EveryOwner()
	return b.plain
}

// inRole counts the units that support an item in a role; with a unit, that one alone.
func (b *View) inRole(item *ledger.Item, unit, role string) int {
	var units []string
	for _, name := range listed(item.Supporting) {
		if bare, said := roleOf(name); said == role && (unit == "" || b.Unified(bare) == unit) {
			units = append(units, bare)
		}
	}
	return bodies(units)
}
