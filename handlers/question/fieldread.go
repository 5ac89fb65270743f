package question

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

// fieldList says how people name the fields and what they hold.
//
//go:embed fields.tsv
var fieldList string

// fieldWords are the patterns of fieldList by their names.
var fieldWords = patternsIn(fieldList)

// What says of a field that it is empty, behind its name and, in English, before it,
// and that it is not.
const (
	isEmpty = `(?:那?一?栏|那里|那儿|那一?[项块处]|一[项处])?(?:里面?)?(?:是|为|写的?是?|填的?是?|显示)?\s*(?:(?:空的?|空白|空着|缺失|不明确|没(?:有)?(?:写|填|明确|定|给|上传|传|提供)(?:的|过|具体日期)?)|["“'‘「]?无["”'’」]?(?:的|$)|["“'‘「](?:空|没有)["”'’」])`
	lacksIn = `\b(?:no|n(?:either|or)(?: an?| any)?|without(?: an?| any)?|missing(?: an?)?|lack(?:s|ing)?(?: an?)?|with no|not have an?|do(?:es)? not name an?) (?:(?:named|specific|fixed|clear) )?`
	holdsIn = `\b(?:ha(?:s|ve)|with|got|names?|gives?|shows?) (?:an? |any |the |its |their )(?:(?:named|specific|fixed|clear) )?`
	holdsIt = `(?:有|写了|写明了?|明确了?|填了|列了|配了)(?:明确的?|具体的?|任何)?`
)

// englishOf keeps of alternatives the English ones.
func englishOf(pattern string) string {
	words := slices.DeleteFunc(strings.Split(pattern, "|"), func(w string) bool { return !strings.HasPrefix(w, `\b`) })
	return "(?:" + strings.Join(words, "|") + ")"
}

// A fieldPattern finds words for how many values a field holds; its group, if it has one, says
// how many.
type fieldPattern struct {
	field condition.Field
	fill  condition.Fill
	words *pattern.Pattern
}

var fieldPatterns = func() (all []fieldPattern) {
	said := map[string]string{}
	for key, pattern := range fieldWords {
		said[key] = "(?:" + pattern + ")"
	}
	lacks := `(?:(?:(?:还|尚|压根|根本|既|也|一直|始终|至今)*(?:没有?|未|缺少?|欠)|无)(?:` + said["lacks"] + `过?)?(?:任何|相关|上|出|下来?)?(?:具体|明确)?的?)`
	for _, field := range []condition.Field{condition.FieldEvidence, condition.FieldPerson, condition.FieldOwner, condition.FieldSupport, condition.FieldDue} {
		add := func(least, most int, expr string) {
			words := pattern.MustCompile(expr)
			words.Longest()
			all = append(all, fieldPattern{field, condition.Fill{Field: field, Least: least, Most: most}, words})
		}
		size := sizeSaid
		if field == condition.FieldPerson {
			size = strings.ReplaceAll(size, "位|名", "位|名|人")
		}
		name, noun, verb := said[string(field)], said[string(field)+":noun"], said[string(field)+":verb"]
		empty := lacks + " ?" + name + "|" + name + isEmpty + "|" + lacksIn + name
		if whole := said[string(field)+":empty"]; whole != "" {
			empty += "|" + whole
		}
		add(0, 0, empty)
		add(1, condition.Many, holdsIt+name+`(?:的|[,，。]|$)|`+holdsIn+name+`(?: (?:named|listed|given|set|shown|stated))?(?:[,?.]|$)`)
		if noun == "" {
			continue
		}
		add(0, 0, name+`(?:一栏|栏)?(?:里|中)?(?:有|是|为|写了?|列了?|包括|填了?)*`+size+`(?:的|`+noun+`)?`)
		add(0, 0, `(?:有|由|是|列了?|写了?)?`+sizeSaid+`(?:`+noun+`|`+name+`)?(?:`+fieldWords["together"]+`)*`+verb+`(?:的|`+noun+`)?`)
		add(0, 0, `(?:有|列了?|写了?)`+sizeSaid+name)
		add(0, 0, `((?:只有?|仅有?|就)(?:一|1)(?:个|家|位|名))`+name)
		add(0, 0, `(?:\b(?:led|owned|handled|run|supported|shared) (?:jointly )?(?:by|between|among) )?`+sizeIn+`(?:`+verb+` )?`+englishOf(fieldWords[string(field)+":noun"])+`(?: (?:`+verb+`|responsible|in charge|listed|named))?`)
	}
	all = append(all, sizesOfAll(said)...)
	for _, field := range ledgerFields {
		held := pattern.MustCompile(said[string(field)+":held"])
		all = append(all, fieldPattern{field, condition.Fill{Field: field, Least: 1, Most: condition.Many}, held})
		if none := said[string(field)+":empty"]; none != "" {
			all = append(all, fieldPattern{field, condition.Fill{Field: field}, pattern.MustCompile(none)})
		}
	}
	return append(all, fieldPattern{condition.FieldOwner, condition.Fill{Field: condition.FieldOwner, Least: 2, Most: condition.Many}, pattern.MustCompile(said["owner:several"])})
}()

// ledgerFields are those that the ledger alone has, of which much else is said: they are asked for
// where a question asks for a list, unless the notice has a word of its own for a status like it.
var (
	ledgerFields = []condition.Field{condition.FieldReceipt, condition.FieldLater, condition.FieldAsked, condition.FieldHelp}
	asksList     = pattern.MustCompile(`哪|几|多少|谁|列|有没有|的[?？。!！]*$|\b(?:which|list|any|anything|how many|who|show|what)\b`)
)

// asksLedger reports whether words of a question are of a field that the ledger alone has.
func (r *reader) asksLedger(said string) bool {
	return asksList.MatchString(r.text) && r.classes(func(c condition.Class) bool {
		return strings.Contains(said, "延") && strings.Contains(c.Words, "延") || strings.Contains(said, "协调") && strings.Contains(c.Words, "协调")
	}) == 0
}

// fieldWeight is the weight of a character of words for an empty field.
const fieldWeight = 1.5

// fields proposes fields that are asked to be empty, or to hold so many values.
func (r *reader) fields() []Entity {
	out := r.fieldsIn(r.text, "")
	for _, role := range r.Roles {
		if asSupport := strings.ReplaceAll(r.text, role, anySupport); asSupport != r.text && len(role) == len(anySupport) {
			out = append(out, r.fieldsIn(asSupport, role)...)
		}
	}
	return out
}

// asSupport is a text with any role of supporting units called supporting.
func (r *reader) asSupport(said string) string {
	for _, role := range r.Roles {
		said = strings.ReplaceAll(said, role, anySupport)
	}
	return said
}

// anySupport is how people call supporting a notice's item in any role.
const anySupport = "配合"

// fieldsIn proposes fields that a text as long as the question asks for; with a role,
// those of units that have it.
func (r *reader) fieldsIn(said, role string) (out []Entity) {
	for _, p := range fieldPatterns {
		if role != "" && p.field != condition.FieldSupport {
			continue
		}
		for _, m := range p.words.FindAllStringSubmatchIndex(said, -1) {
			if p.field == condition.FieldPerson && strings.Contains(said[m[0]:m[1]], "家") {
				continue // 两家以上: units
			}
			if p.fill.Extreme != "" && slices.ContainsFunc(groupBys, func(g groupBy) bool { return g.by != condition.BySection && g.one.MatchString(said) }) {
				continue // 谁当配合单位最多
			}
			if slices.Contains(ledgerFields, p.field) && !r.asksLedger(said[m[0]:m[1]]) {
				continue
			}
			e := r.span(OfField, m[0], m[1])
			e.Fill, e.Weight = p.fill, e.Weight*fieldWeight
			e.Fill.Role, e.Fill.Kind = role, r.kindCounted(p, said[m[0]:m[1]])
			e.Fill.Print = p.field == condition.FieldDue && leftBlank.MatchString(said[m[0]:m[1]]) && !noDate.MatchString(said[m[0]:m[1]]) && !noDateAfter.MatchString(said[m[1]:])
			also := alsoMeant.MatchString(r.before(e.From) + "|" + r.after(e.To))
			if len(m) > 2 && m[2] >= 0 && also {
				continue
			}
			if len(m) > 2 && p.fill.Extreme == "" {
				e.Fill.Least, e.Fill.Most = sizeOf(said[m[2]:m[3]])
			} else if p.fill.Least > 0 && (also || notHeld.MatchString(r.before(e.From))) {
				continue
			}
			out = append(out, e)
		}
	}
	return out
}

// leftBlank finds that a field holds nothing at all; noDate that only a date is missing.
var (
	leftBlank   = pattern.MustCompile(`[写填空留标注]|一栏|那栏|\b(?:blank|empty|line|field|column|entry|box)\b`)
	noDateAfter = pattern.MustCompile(`^(?:出|明)?(?:具体|明确)?的?(?:日期|时间|年月)`)
	noDate      = pattern.MustCompile(`具体|明确|日期|年份|月份|\bdates?\b`)
)

// notHeld finds what makes 有 another word.
var notHeld = pattern.MustCompile(`[没还所未]$`)

// alsoMeant finds, around words for several owners, that they only note who else a
// condition lets in: 共同牵头的也算.
var alsoMeant = pattern.MustCompile(`(?:含|包括|算上|连)[^|]{0,2}\||\|(?:的)?(?:也|一并|都(?:算|要|列|计|包))|(?:\b(?:including|also|even|or)|[,(] ?with)(?: an?| the| as)? \||\|(?: \w+)? (?:too|as well|included|count)\b`)

// denied is the condition of an entity, negated where it is not meant.
func (e Entity) denied() condition.Fill {
	f := e.Fill
	switch {
	case !e.Not:
	case f.Least == 1 && f.Most == 1: // 不是一家单位单独负责的
		f.Least, f.Most = 2, condition.Many
	case f.Least > 0:
		f.Least, f.Most = 0, f.Least-1
	default:
		f.Least, f.Most = f.Most+1, condition.Many
	}
	return f
}

// columnWeight prefers the value of a field to the same words in a text.
const columnWeight = 1.35

// onlyBefore finds, before a value, that no other may be next to it.
var onlyBefore = pattern.MustCompile(`(?:只|仅|单|光|就)(?:是|有|写|标|填|来自|属于)*(?:了|着)?["“]?$`)

// columns proposes values of the fields that a notice labels in its own way. A
// value is named whole, or by its beginning where the label or another value of its
// column is named.
func (r *reader) columns() (out []Entity) {
	for _, c := range r.Columns {
		name, tail := []rune(c.Name), "" // 来源 of 问题来源
		if len(name) >= 4 && !grammar.IsLatin(name[0]) {
			tail = string(name[len(name)-2:])
		}
		labelled := strings.Contains(r.text, c.Name) || tail != "" && strings.Contains(r.text, tail)
		var whole, begun []Entity
		for _, value := range c.Values {
			if grammar.IsLatin([]rune(value)[0]) {
				if e, all := r.englishCell(c, value); all {
					whole = append(whole, e)
				} else if e.To > 0 {
					begun = append(begun, e)
				}
				continue
			}
			if at := strings.Index(r.text, value); at >= 0 {
				whole = append(whole, r.cell(c, value, r.at[at], r.at[at+len(value)]))
				continue
			}
			runes := []rune(value)
			for n := len(runes) - 1; n >= shortestValue; n-- {
				begin := string(runes[:n])
				if at := strings.Index(r.text, begin); at >= 0 && !slices.ContainsFunc(c.Values, func(o string) bool { return o != value && strings.Contains(o, begin) }) {
					begun = append(begun, r.cell(c, value, r.at[at], r.at[at+len(begin)]))
					break
				}
			}
		}
		if labelled || len(whole) > 0 && !covered(begun, whole[0]) {
			whole = append(whole, begun...)
		}
		for i := range whole {
			if labelled {
				whole[i].Weight *= 2 // the ministry on the Agency line is no owner
			}
		}
		if out = append(out, whole...); labelled && len(whole) > 0 {
			for _, said := range []string{c.Name, tail} {
				if at := strings.Index(r.text, said); said != "" && at >= 0 {
					e := r.span(OfCell, at, at+len(said))
					out = append(out, e)
					break
				}
			}
		}
	}
	return out
}

// shortestValue is how many characters of its beginning name a value at least.
const shortestValue = 2

// cell is that a column holds a value, from one rune of the question to another.
func (r *reader) cell(c condition.Column, value string, from, to int) Entity {
	e := r.stretch(OfCell, from, to)
	e.Weight *= columnWeight
	e.Cell = condition.Cell{Column: c.Name, Values: []string{value}, Only: onlyBefore.MatchString(r.before(e.From))}
	return e
}

// englishCell is the same of a value in English, of which whole words are said: all of them,
// or those it begins with, where no other value has these.
func (r *reader) englishCell(c condition.Column, value string) (e Entity, all bool) {
	words := strings.Fields(value)
	for n := len(words); n > 0; n-- {
		begin := strings.Join(words[:n], " ")
		if n < len(words) && slices.ContainsFunc(c.Values, func(o string) bool { return o != value && strings.Contains(o, begin) }) {
			break
		}
		if at := r.saidAs(begin); len(at) > 0 {
			return r.cell(c, value, at[0][0], at[0][1]), n == len(words)
		}
	}
	return e, false
}

// combineCells joins values of one column that are adjacent, unless both are
// asked for at once.
func (r *reader) combineCells(u *Understanding, all []Entity) {
	var last Entity
	for _, e := range all {
		if e.Kind != OfCell || e.Cell.Column == "" {
			continue
		}
		cell := e.Cell
		cell.Not, cell.Values = e.Not, slices.Clone(cell.Values)
		if n := len(u.Cells); n > 0 && u.Cells[n-1].Column == cell.Column && u.Cells[n-1].Not == cell.Not {
			between := string(r.runes[last.To:e.From])
			if utf8.RuneCountInString(between) <= 8 && !togetherWords.MatchString(between) && !bothAfter.MatchString(r.after(e.To)) {
				u.Cells[n-1].Values = append(u.Cells[n-1].Values, cell.Values...)
				last = e
				continue
			}
		}
		u.Cells, last = append(u.Cells, cell), e
	}
}
