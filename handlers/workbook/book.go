// Package workbook writes the ledger as the sheets that a rectification office
// keeps (整改台账, 汇总, 销号单, 变更记录, 通报), and reads an edited ledger sheet back
// as changes.
//
// It is pure: it knows cells, not files. Package bot/export reads and writes
// the files.
package workbook

import (
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// A Book is the sheets of one file.
type Book struct {
	Name   string // of the file, such as "rectify-2024-05-08.xlsx"
	Sheets []Sheet
}

// A Sheet is rows under the heads of its columns.
type Sheet struct {
	Name    string
	Title   string // printed at the head of each page
	Frozen  int    // columns that stay in sight
	Columns []Column
	Rows    [][]any // a cell a column: a string, an int, a time.Time that is a day, or nil
}

// A Column is how a sheet shows the cells below a head.
type Column struct {
	Head    string
	Width   float64 // in characters of the standard font; 0 for the program's own width
	Centred bool
	Hidden  bool
	Choices []string // what may be entered; empty for anything
}

// A Source is what a book is made from.
type Source struct {
	Snapshot *ledger.Snapshot
	History  []ledger.Entry // of all items, in the order of the items, oldest first
	Zone     *time.Location
	Today    string // the day in that zone, by which items are late; empty counts none as late
	Lang     reply.Lang
	People   People
	Did      func(ledger.Entry) string // what an entry of the history says was done
}

// People writes people as others know them. The zero value leaves ids as they
// are.
type People struct {
	One func(id string) string   // the name of the person with that id
	All func(text string) string // a text with names in the place of "@id"
}

// Named is a text with names in the place of "@id", without the sign.
func (p People) Named(text string) string { return strings.ReplaceAll(p.all(text), "@", "") }

func (p People) one(id string) string {
	if p.One == nil || id == "" {
		return id
	}
	return p.One(id)
}

func (p People) all(text string) string {
	if p.All == nil {
		return text
	}
	return p.All(text)
}

// New is the ledger as a book: the sheets Ledger, Summary, Closings, History and Notices.
func New(s Source) Book {
	return Book{Sheets: []Sheet{Ledger(s), summarySheet(s), Closings(s), historySheet(s), noticesSheet(s)}}
}

// day is a date of the ledger as a cell.
func day(date string) any {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		if date == "" {
			return nil
		}
		return date
	}
	return t
}

// moment is when something happened, to the minute.
func (s Source) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(s.zone()).Format("2006-01-02 15:04")
}

// dayOf is the day of a moment as a cell.
func (s Source) dayOf(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return day(t.In(s.zone()).Format(time.DateOnly))
}

func (s Source) zone() *time.Location {
	if s.Zone == nil {
		return time.UTC
	}
	return s.Zone
}

// several reports whether rows must say of which notice they are.
func (s Source) several() bool { return len(s.Snapshot.Notices) > 1 }
