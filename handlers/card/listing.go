package card

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// pageLength is how many items one page of a list shows.
const pageLength = 12

// A ListQuery is a filter of a list, and the page to show.
type ListQuery struct {
	view.Filter
	notice  string // the key of a notice, "all" for all though the channel has a default; empty for those that are meant anyway
	word    string // the filter's name, as typed
	section int    // 0 for all
	owner   string // "@id", an office's name, "mine"; empty for all
	waits   string // a word of view.Waiting; empty for all
	page    int    // from 1
}

// waitWords are other words for view.Waiting.
var waitWords = map[string]string{"未分派": "unassigned", "未签收": "unreceived", "待销号": "reported", "待批延期": "asked", "需协调": "waiting", "遗留": "commitments",
	"遗留事项": "commitments", "promises": "commitments"}

var pageWord = regexp.MustCompile(`^(?:p|page|第)?(\d+)页?$`)

// ReadList parses a list filter such as "open section 2 @U1 page 3", also in
// Chinese. A number at its end is a page, too: "open 3". It returns ErrUnknownFilter for words that are no filter.
func ReadList(text string) (q ListQuery, err error) {
	q.page = 1
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		word := words[i]
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		number, numeral := strconv.Atoi(next)
		switch folded := strings.ToLower(word); {
		case folded == "section" && numeral == nil:
			q.section, i = number, i+1
		case (folded == "notice" || folded == "通报") && next != "":
			q.notice, i = next, i+1
		case folded == "page" && numeral == nil:
			q.page, i = max(number, 1), i+1
		case folded == "owner" && next != "":
			q.owner, i = ownerAt(words, i+1)
		case view.Waiting[folded] != nil:
			q.waits = folded
		case waitWords[folded] != "":
			q.waits = waitWords[folded]
		case folded == "mine" || folded == "我的":
			q.owner = "mine"
		case strings.HasPrefix(word, "@") && len(word) > 1:
			q.owner = word
		case pageWord.MatchString(word) && (strings.HasSuffix(word, "页") || i > 0 && i == len(words)-1): // list open 2
			q.page, _ = strconv.Atoi(pageWord.FindStringSubmatch(word)[1])
			q.page = max(q.page, 1)
		default:
			if places := grammar.Parse(word, nil).Places; len(places) == 1 && places[0].Subsection == 0 && strings.HasPrefix(word, "第") {
				q.section = places[0].Section
				continue
			}
			if q.Filter, err = view.ParseFilter(word); err != nil {
				return q, err
			}
			q.word = folded
		}
	}
	return q, nil
}

// Command returns the query as a command line, after a change to it.
func (q ListQuery) Command(change func(*ListQuery)) string {
	q.page = 1
	change(&q)
	words := []string{"list"}
	if q.notice != "" {
		words = append(words, "notice", q.notice)
	}
	if q.word != "" {
		words = append(words, q.word)
	}
	if q.waits != "" {
		words = append(words, q.waits)
	}
	if q.section > 0 {
		words = append(words, "section", strconv.Itoa(q.section))
	}
	switch {
	case strings.HasPrefix(q.owner, "@") || q.owner == "mine":
		words = append(words, q.owner)
	case q.owner != "":
		owner := q.owner
		if strings.Contains(owner, " ") {
			owner = `"` + owner + `"`
		}
		words = append(words, "owner", owner)
	}
	if q.page > 1 {
		words = append(words, "page", strconv.Itoa(q.page))
	}
	return strings.Join(words, " ")
}

// ownerAt is the name at a position, of several words where it is quoted, and the
// position of its last word.
func ownerAt(words []string, at int) (name string, last int) {
	if strings.HasPrefix(words[at], `"`) {
		if n := slices.IndexFunc(words[at:], func(w string) bool { return strings.HasSuffix(w, `"`) }); n > 0 {
			return strings.Trim(strings.Join(words[at:at+n+1], " "), `"`), at + n
		}
	}
	return strings.Trim(words[at], `"`), at
}

// Items returns the items that match the query.
func (q ListQuery) Items(v *view.View, today, person string) []ledger.Item {
	owner := q.owner
	if owner == "mine" {
		owner = "@" + person
	}
	return view.Where(v.Items, func(item *ledger.Item) bool {
		return q.Passes(item, today) && (q.notice == "" || q.notice == allNotices || strings.EqualFold(q.notice, item.NoticeKey)) &&
			(q.waits == "" || view.Waiting[q.waits](v, item)) && (q.section == 0 || item.Section == q.section) &&
			(owner == "" || slices.Contains(ledger.Names(item.Owner+";"+item.Supporting+";"+v.Person(item)), owner))
	})
}

// allNotices is in the place of a key where all notices are meant.
const allNotices = "all"

// noticeMenu is the choice of a notice; without options where there is one.
func (q ListQuery) noticeMenu(l reply.Lang, v *view.View) reply.Menu {
	menu := reply.Menu{Name: l.Phrase(msgNotice), As: reply.InPlace, Chosen: -1}
	if !v.Several() {
		return menu
	}
	now := q.notice
	if len(v.Notices) == 1 {
		now = v.Notices[0].Key()
	}
	add := func(label, key string, chosen bool) {
		if chosen {
			menu.Chosen = len(menu.Options)
		}
		menu.Options = append(menu.Options, reply.Option{Label: label, Value: q.Command(func(q *ListQuery) { q.notice = key })})
	}
	add(l.Phrase(msgAllNotices), allNotices, now == "" || now == allNotices)
	for _, n := range v.All().Notices[:min(len(v.All().Notices), mostOptions)] {
		add(n.Key(), n.Key(), strings.EqualFold(now, n.Key()))
	}
	return menu
}

// Listing shows a page of a list, or the whole list if the surface has no buttons.
func (a *Cards) Listing(ctx context.Context, r reply.Request, q ListQuery) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	l := r.Lang
	items := q.Items(v, a.Clock.Today(), r.Person.ID)
	if !r.Rich {
		return ListReply(l, items), nil
	}
	out := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Items: Refs(items)}
	pages := max((len(items)+pageLength-1)/pageLength, 1)
	q.page = min(q.page, pages)
	from := (q.page - 1) * pageLength
	shown := items[from:min(from+pageLength, len(items))]
	count := noSuch(l)
	if len(items) > 0 {
		count = l.Phrase(msgItemsByStatus, len(items), ByStatus(l, items))
	}
	if pages > 1 {
		count += l.Phrase(msgPageOf, q.page, pages)
	}
	listing := reply.Listing{Items: Refs(shown), Menus: a.Menus(ctx, l, v, q)}
	turn := func(label string, page int) {
		if page >= 1 && page <= pages {
			command := q.Command(func(q *ListQuery) { q.page = page })
			listing.Turn = append(listing.Turn, reply.Button{Label: label, Command: command, As: reply.InPlace})
		}
	}
	turn(l.Phrase(msgPreviousPage), q.page-1)
	turn(l.Phrase(msgNextPage), q.page+1)
	out.Parts = []reply.Part{reply.Paragraph{Text: count}, listing}
	return out, nil
}

// mostOptions is how many owners a menu offers.
const mostOptions = 40

// Menus returns the menus that filter a list, each with its current choice.
func (a *Cards) Menus(ctx context.Context, l reply.Lang, v *view.View, q ListQuery) []reply.Menu {
	status := reply.Menu{Name: l.Phrase(msgStatusFilter), As: reply.InPlace, Chosen: -1}
	add := func(m *reply.Menu, label string, chosen bool, change func(*ListQuery)) {
		if chosen {
			m.Chosen = len(m.Options)
		}
		m.Options = append(m.Options, reply.Option{Label: label, Value: q.Command(change)})
	}
	filters := []struct{ word, label string }{
		{"", l.Phrase(msgAllStatuses)}, {"open", l.Phrase(msgFilterOpen)}, {"late", l.Phrase(msgFilterLate)}, {"done", l.Phrase(msgFilterDone)},
	}
	for _, s := range notice.Statuses {
		filters = append(filters, struct{ word, label string }{string(s), l.Capital(msgOption, l.Status(s))})
	}
	if slices.ContainsFunc(v.Items, func(item ledger.Item) bool { return item.Refused != "" }) {
		filters = append(filters, struct{ word, label string }{"refused", l.Phrase(msgNotAgreed)})
	}
	for _, f := range filters {
		filter := mustFilter(f.word)
		chosen := slices.Equal(filter.Statuses, q.Statuses) && filter.Late == q.Late && filter.Refused == q.Refused
		add(&status, f.label, chosen && status.Chosen < 0, func(q *ListQuery) { q.word = f.word })
	}
	sections := reply.Menu{Name: l.Phrase(msgSectionFilter), As: reply.InPlace, Chosen: -1}
	add(&sections, l.Phrase(msgAllSections), q.section == 0, func(q *ListQuery) { q.section = 0 })
	for _, n := range v.Notices {
		if q.notice != "" && q.notice != allNotices && !strings.EqualFold(q.notice, n.Key()) {
			continue
		}
		key := ""
		if len(v.Notices) > 1 {
			key = n.Key()
		}
		for _, s := range n.Sections {
			if s.Number > 0 && len(sections.Options) <= mostOptions {
				chosen := q.section == s.Number && (key == "" || strings.EqualFold(q.notice, key))
				add(&sections, sectionName(key, s), chosen, func(q *ListQuery) {
					if q.section = s.Number; key != "" {
						q.notice = key
					}
				})
			}
		}
	}
	owners := reply.Menu{Name: l.Phrase(msgOwnerFilter), As: reply.InPlace, Chosen: -1}
	add(&owners, l.Phrase(msgAllOwners), q.owner == "", func(q *ListQuery) { q.owner = "" })
	add(&owners, l.Phrase(msgFilterMine), q.owner == "mine", func(q *ListQuery) { q.owner = "mine" })
	name := a.People.Names(ctx, l, ledger.Mentioned(Leads(v)...)...)
	for _, owner := range Leads(v) {
		if len(owners.Options) < mostOptions {
			add(&owners, name.All(owner), q.owner == owner, func(q *ListQuery) { q.owner = owner })
		}
	}
	return slices.DeleteFunc([]reply.Menu{q.noticeMenu(l, v), status, sections, owners}, func(m reply.Menu) bool { return len(m.Options) < 2 })
}

// sectionName is a section in a menu, numbered as charts and tables number it; behind
// the key of its notice among several.
func sectionName(key string, s notice.Section) string {
	name := strings.TrimSpace(s.Label + " " + s.Title)
	if text.HasHan(s.Title) {
		name = text.ChineseNumeral(s.Number) + "、" + s.Title
	}
	if key != "" {
		name = key + " · " + name
	}
	return name
}

// mustFilter is a filter by a name of our own.
func mustFilter(word string) view.Filter {
	f, err := view.ParseFilter(word)
	if err != nil {
		panic(fmt.Sprintf("handlers: %v", err))
	}
	return f
}

// Leads returns everyone who owns an item, or is named in its notice for it, in the order of the items.
func Leads(b *view.View) []string {
	var out []string
	known := map[string]bool{}
	for _, item := range b.Items {
		for _, word := range ledger.Names(item.Owner + ";" + b.Person(&item)) {
			if !known[word] {
				known[word] = true
				out = append(out, word)
			}
		}
	}
	return out
}

// Narrows reports whether the query filters anything.
func (q ListQuery) Narrows() bool {
	return len(q.Statuses) > 0 || q.Late || q.Refused || q.waits != "" || q.section > 0 || q.owner != "" || q.notice != "" && q.notice != allNotices
}
