package workbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/reply"
)

// legal is a text without the characters that no XML file holds
// (https://www.w3.org/TR/xml/#charsets), and with the line ends that it keeps.
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// value is what a cell says, dates as "2006-01-02"; ok is false where it
// should be a date and is none.
func (r *reader) value(f field, cell string) (value string, ok bool) {
	cell = strings.TrimSpace(strings.ReplaceAll(cell, "\r\n", "\n"))
	if f != dueField || cell == "" {
		return cell, true
	}
	if t, err := time.Parse(time.DateOnly, cell); err == nil {
		return t.Format(time.DateOnly), true
	}
	if serial, err := strconv.ParseFloat(cell, 64); err == nil && serial >= firstSerial && serial < lastSerial {
		return serialZero.AddDate(0, 0, int(serial)).Format(time.DateOnly), true
	}
	d := text.ReadDate(cell, r.today, text.Ahead)
	if d.Problem != text.Clear || d.Working > 0 || !finished.MatchString(d.After) {
		return cell, false
	}
	return d.Last.Format(time.DateOnly), true
}

// finished is what may follow a date in the column of due dates.
var finished = regexp.MustCompile(`^\s*(?:(?:完成|办结|整改)(?:到位|完毕)?)?[。.]?\s*$`)

// Excel counts days from here (ECMA-376 part 1, 18.17.4.1); numbers between 1990
// and 2100 are taken for days.
var serialZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

const firstSerial, lastSerial = 32_874, 73_051

// status is the one status that a cell names, with the note that may follow it:
// 正在整改，已招标.
func (r *sheetRow) status(cell string) (is notice.Status, note string, ok bool) {
	read := text.ReadStatus(cell, r.today)
	if len(read.May) != 1 || read.Doubt {
		return "", "", false
	}
	return notice.Status(read.May[0]), read.Note, true
}

// renderings are how the sheet shows the people of the ledger, with their ids;
// an id is empty where two people look the same.
type renderings map[string]string

// renderings returns the renderings of everybody that an item names or who changed one.
func (s Source) renderings() renderings {
	all := renderings{}
	add := func(word string) {
		if len(word) < 2 || word[0] != '@' {
			return
		}
		shown := s.People.all(word)
		if id, known := all[shown]; known && id != word {
			word = ""
		}
		all[shown] = word
	}
	for _, item := range s.Snapshot.Items {
		for _, words := range []string{item.Owner, item.Supporting, item.HelpFrom} {
			for _, word := range ledger.Names(words) {
				add(word)
			}
		}
	}
	for _, e := range s.History {
		add("@" + e.By)
	}
	return all
}

// back is a text with ids in the place of people as they are shown; unknown is
// the first one with an unknown ID.
func (all renderings) back(words string) (back, unknown string) {
	shown := make([]string, 0, len(all))
	for s := range all {
		shown = append(shown, s)
	}
	slices.SortFunc(shown, func(a, b string) int { return len(b) - len(a) })
	for i := 0; i < len(words); {
		at := slices.IndexFunc(shown, func(s string) bool { return s != "" && strings.HasPrefix(words[i:], s) })
		switch {
		case at >= 0 && all[shown[at]] == "":
			return back, shown[at]
		case at >= 0:
			back, i = back+all[shown[at]], i+len(shown[at])
		case words[i] == '@':
			name, _, _ := strings.Cut(words[i:]+" ", " ")
			return back, name
		default:
			back, i = back+words[i:i+1], i+1
		}
	}
	return back, ""
}

// The ledger keeps why an item is late and what comes next as notes that begin
// with the head of their column: 未按期原因：…, 下一步安排：….

// noteOf is what a note says for that column; false where it is no such note.
func noteOf(f field, note string) (words string, ok bool) {
	c := columnOf(f)
	for _, head := range []string{c.title.Zh, c.title.En} {
		for _, colon := range []string{"：", ":"} {
			if words, ok := strings.CutPrefix(strings.TrimSpace(note), head+colon); ok {
				return strings.TrimSpace(words), true
			}
		}
	}
	return "", false
}

// asNote is a note that says this for that column.
func asNote(f field, l reply.Lang, words string) string {
	return columnOf(f).head(l) + l.Phrase(msgColon) + words
}
