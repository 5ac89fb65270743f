package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/shortname"
)

// listedUnits finds units that are listed by the beginnings of their names, before a
// word for all of them.
var (
	listedUnits = regexp.MustCompile(`(\p{Han}{2,4}(?:[、,，和与及跟]\p{Han}{2,4}?)+)(?:这|那)?(?:[两二三四五六七八九十几\d]+)?(?:个|家|地)?(?:县区` +
		`|区县|县市区|县|区|市|乡镇|镇)?的?(?:局|分局|政府|单位|科室|部门|公司|街道|办事处|中心|站|所|\p{Han}{2}局)`)
	listJoint = regexp.MustCompile(`[、,，和与及跟]`)
)

// enumerated proposes units that are listed by the beginnings of their names: 东屏、
// 桐岭和鹤浦三家医保局.
func (r *reader) enumerated(known []Entity) (out []Entity) {
	for _, m := range listedUnits.FindAllStringSubmatchIndex(r.text, -1) {
		from := r.at[m[2]]
		var stretches [][2]int
		for _, part := range listJoint.Split(r.text[m[2]:m[3]], -1) {
			to := from + len([]rune(part))
			if to-from > 1 { // 涉及东屏 is cut at 及
				stretches = append(stretches, [2]int{from, to})
			}
			from = to + 1
		}
		if len(stretches) == 0 {
			continue
		}
		for _, o := range r.Owners { // the kind of unit that all of them are
			first := stretches[0]
			kind, ok := "", false
			for ; !ok && first[1]-first[0] >= shortname.Shortest-1; first[0]++ { // 涉及东屏
				kind, ok = strings.CutPrefix(o.Called, string(r.runes[first[0]:first[1]]))
			}
			if first[0]--; !ok || o.Person {
				continue
			}
			stretches[0] = first
			if found := r.allOf(stretches, []rune(kind)); len(found) > 1 && !slices.ContainsFunc(found, func(e Entity) bool { return r.otherwise(known, e) }) {
				last := &found[len(found)-1]
				last.To = r.at[m[1]]
				last.Weight = ownerWeight * float64(last.To-last.From)
				out = append(out, found...)
				break
			}
		}
	}
	return out
}

// alsoListed proposes the unit that is named by its beginning before one that is named
// whole: 桐岭县和东屏区医保局.
func (r *reader) alsoListed(known []Entity) (out []Entity) {
	for _, e := range known {
		m := beforeListed.FindStringSubmatchIndex(r.before(e.From))
		if e.Kind != OfOwner || e.Person || m == nil || len(e.Owners) != 1 {
			continue
		}
		before := []rune(r.before(e.From))
		to := e.From - (len(before) - len([]rune(r.before(e.From)[:m[3]])))
		for length := longestBeginning; length >= shortname.Shortest-1; length-- {
			if to-length < 0 || covered(known, Entity{From: to - length, To: to}) {
				continue
			}
			if found := r.allOf([][2]int{{to - length, to}}, []rune(e.Owners[0])); len(found) == 1 && !slices.Equal(found[0].Owners, e.Owners) {
				found[0].Part = e.Part
				out = append(out, found...)
				break
			}
		}
	}
	return out
}

// longestBeginning is how many runes of a name's beginning may name it in a list.
const longestBeginning = 4

// beforeListed finds a word joined to a name that follows.
var beforeListed = regexp.MustCompile(`(\p{Han}{2,})[、,，和与及跟或]$`)

// allOf are the units whose names begin with the stretches and end alike; nil where
// one of them does not.
func (r *reader) allOf(stretches [][2]int, kind []rune) (out []Entity) {
	end := string(kind[max(0, len(kind)-kindLength):])
	for _, s := range stretches {
		words := string(r.runes[s[0]:s[1]])
		at := slices.IndexFunc(r.Owners, func(o condition.Owner) bool {
			return !o.Person && strings.HasPrefix(o.Called, words) && strings.HasSuffix(o.Called, end)
		})
		if at < 0 {
			return nil
		}
		out = append(out, r.owner(r.Owners[at], s[0], s[1], 1))
	}
	return out
}

// kindLength is how many runes at the end of a unit's name say what kind of unit it is.
const kindLength = 3

// otherwise reports whether an entity overlaps one for other owners.
func (r *reader) otherwise(known []Entity, e Entity) bool {
	return slices.ContainsFunc(known, func(o Entity) bool {
		return covered([]Entity{o}, e) && !slices.ContainsFunc(e.Owners, func(id string) bool { return slices.Contains(o.Owners, id) })
	})
}

// joinedTo makes names that are joined to that of an owner owners, too: 跟 of 张三跟李四共同
// 负责 asks for no mention.
func (r *reader) joinedTo(all []Entity) []Entity {
	for i := range all {
		e := &all[i]
		if e.Kind == OfTerm && len(e.Owners) > 0 && slices.ContainsFunc(all, func(o Entity) bool {
			return o.Kind == OfOwner && o.To == e.From-1 && strings.ContainsRune("跟同与和及", r.runes[o.To])
		}) {
			e.Kind, e.Cued = OfOwner, false
		}
	}
	return all
}

// leveled finds units by the level of government that they are of: 县里牵头, 市级各部门配合.
var leveled = regexp.MustCompile(`(?:各)?((?:县市区|县区|区县|乡镇|街道)(?:里|级|直)?|[省市县区乡镇村](?:里|级|直))(?:的)?(?:各|相关|有关)?(?:单位|部门)?`)

// deeper finds, in what follows a place in a unit's name, a place within it.
var deeper = regexp.MustCompile(`[乡镇村]|街道`)

// levels proposes all units of a level of government where words say what part they have.
func (r *reader) levels(known []Entity) (out []Entity) {
	for _, m := range leveled.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfOwner, m[0], m[1])
		if e.From > 0 && (r.runes[e.From-1] == '(' || r.runes[e.From-1] == '（') { // 各乡镇(街道)
			continue
		}
		if e.From > 0 && text.AllHan(string(r.runes[e.From-1:e.From])) && !strings.ContainsRune("由是归让请的、和与,，", r.runes[e.From-1]) || covered(known, e) {
			continue
		}
		units := r.ofLevel(strings.TrimRight(r.text[m[2]:m[3]], "里级直"))
		if len(units) == 0 {
			continue
		}
		if led := r.owner(condition.Owner{IDs: units}, e.From, e.To, 1); led.Kind == OfOwner && led.Part != condition.AnyPart {
			out = append(out, led)
		}
	}
	return out
}

// ofLevel are the units of a level: those whose names begin with its word (市水利局), or,
// where none does, with a place of that level (望岭县政府).
func (r *reader) ofLevel(level string) (units []string) {
	var placed []string
	for _, o := range r.Owners { // 各乡镇人民政府
		if !o.Person && len([]rune(level)) > 1 && strings.Contains(o.Called, level) {
			units = append(units, o.IDs...)
		}
	}
	if len(units) > 0 {
		slices.Sort(units)
		return slices.Compact(units)
	}
	for _, o := range r.Owners {
		if o.Person {
			continue
		}
		for _, one := range strings.Replace(level, "街道", "街", 1) {
			begins := strings.HasPrefix(o.Called, string(one))
			at := slices.Index([]rune(o.Called), one)
			switch {
			case begins:
				units = append(units, o.IDs...)
			case at > 0 && at <= longestPlace && !deeper.MatchString(string([]rune(o.Called)[at+1:])):
				placed = append(placed, o.IDs...)
			}
		}
	}
	if len(units) == 0 {
		units = placed
	}
	slices.Sort(units)
	return slices.Compact(units)
}

// longestPlace is how many runes the name of a place has before the word for its level.
const longestPlace = 8

// unitsOfAKind proposes all units whose names end alike where words say what part they
// have: 镇政府牵头的, 有监管所配合的.
func (r *reader) unitsOfAKind(known []Entity) (out []Entity) {
	for to := shortestKind; to <= len(r.runes); to++ {
		for n := longestKind; n >= shortestKind; n-- {
			from := to - n
			if from < 0 || covered(known, Entity{From: from, To: to}) {
				continue
			}
			kind := string(r.runes[from:to])
			var units []string
			for _, o := range r.Owners {
				if !o.Person && strings.HasSuffix(o.Called, kind) && o.Called != kind {
					units = append(units, o.IDs...)
				}
			}
			if len(units) < 2 || !unitEnds.MatchString(kind) {
				continue
			}
			if own := r.ofOurPlace(units, kind); ours.MatchString(r.before(from)) && len(own) > 0 {
				units = own
			}
			if e := r.owner(condition.Owner{Called: kind}, from, to, 1); e.Kind == OfOwner && e.Part != condition.AnyPart {
				e.Owners = units
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// ofOurPlace are, of units of a kind, those of a place that the question names elsewhere: 青桥县政府
// of 我是青桥县的，我们县政府.
func (r *reader) ofOurPlace(units []string, kind string) (own []string) {
	for _, unit := range units {
		if place := strings.TrimSuffix(unit, kind); utf8.RuneCountInString(place) >= shortestKind && strings.Contains(r.text, place) {
			own = append(own, unit)
		}
	}
	return own
}

// Lengths, in runes, of words for a kind of unit.
const (
	shortestKind = 2
	longestKind  = 5
)

// mentionedWith makes names that are joined to one that is mentioned, mentioned too:
// 同时提到财政局和审计局的.
func (r *reader) mentionedWith(all []Entity) []Entity {
	slices.SortStableFunc(all, func(a, b Entity) int { return a.From - b.From })
	for i := range all {
		if e := &all[i]; e.Kind == OfOwner && e.Part == condition.AnyPart && slices.ContainsFunc(all[:i], func(o Entity) bool {
			return o.Kind == OfTerm && o.Cued && o.To < e.From && bothJoint.MatchString(string(r.runes[o.To:e.From]))
		}) {
			e.Kind, e.Cued = OfTerm, true
		}
		for k := range i {
			if o := &all[k]; o.Cued && len(o.Owners) > 0 && all[i].Kind == OfOwner && all[i].Part != condition.AnyPart && o.To < all[i].From && bothJoint.MatchString(string(r.runes[o.To:all[i].From])) {
				o.Kind, o.Cued, o.Part = OfOwner, false, all[i].Part // 不含甲、乙牵头的
			}
		}
	}
	return all
}

// bothJoint is all that comes between two names that are mentioned.
var bothJoint = regexp.MustCompile(`^[\s"”“》《]*(?:和|、|与|及|跟|以及|还有|又|or|and|&|/|,|，|或者?)[\s"”“》《]*(?:the )?$`)
