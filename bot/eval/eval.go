// Package eval puts a file of questions to the assistant and grades the answers, so
// that a change of the search or the grammar is judged by what staff see.
package eval

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// A Question is one line of a question file: the question, and what a right answer
// must contain.
type Question struct {
	ID, Lang, Mode, Expect, Text string

	As    string   // the ID of the person who asks; empty for an unknown person
	Notes []string // comments above it, a line each
}

// talk is the conversation that the question belongs to: the part of its ID before the
// dot. It is empty for a single question.
func (q Question) Talk() string {
	talk, _, turn := strings.Cut(q.ID, ".")
	if !turn {
		return ""
	}
	return talk
}

// Read reads questions: tab-separated id, lang, mode, expect and question.
// Lines that begin with # are comments. The turns of a conversation follow
// each other and have ids such as t7.1, t7.2. The modes:
//
//	set     the answer's items are exactly these
//	incl    its items include all of these
//	top1    its first item is one of these
//	top3    one of its first three items is one of these
//	count   the answer's text holds this number
//	notice  answered from the notice's own prose, and the text holds this (several
//	        separated by "/", of four characters and more each: any one of them)
//	none    the notice does not answer: "far" is other business, to be refused;
//	        of "near" it names something, so that the closest passages are right,
//	        too, where they are said to be no more than possible
//	ask     no right answer is known yet: it is printed, and not graded
//	fact    "N|words": the first item is N and the text holds the words
//	        (several separated by "/": any one of them)
//	talk    small talk: the text holds the words, whatever their case (several
//	        separated by "/": any one of them), and nothing is changed
//	change  a change of the ledger: nothing is changed, and a button offers to
//	        change exactly these items, with the change filled in
//
// A comment "as NAME" names the person who asks the questions below it, by the name
// that the ledger may have.
func Read(r io.Reader) ([]Question, error) {
	var out []Question
	var as string
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if name, ok := strings.CutPrefix(line, "# as "); ok {
			as = strings.TrimSpace(name)
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 5 {
			return nil, fmt.Errorf("line %d: want 5 tab-separated fields (id, lang, mode, expect, question), got %d", n, len(fields))
		}
		q := Question{ID: fields[0], Lang: fields[1], Mode: fields[2], Expect: fields[3], Text: fields[4], As: as}
		if _, known := graders[q.Mode]; !known && q.Mode != Ungraded {
			return nil, fmt.Errorf("line %d: unknown mode %q", n, q.Mode)
		}
		out = append(out, q)
	}
	return out, lines.Err()
}

// Ungraded is the mode of questions whose right answer is not known yet.
const Ungraded = "ask"

// Write writes questions as Read reads them.
func Write(w io.Writer, questions []Question) error {
	out := bufio.NewWriter(w)
	for _, q := range questions {
		for _, note := range q.Notes {
			if note = oneLine(note); note != "" {
				fmt.Fprintln(out, "#", note)
			}
		}
		fmt.Fprintln(out, strings.Join([]string{q.ID, q.Lang, q.Mode, q.Expect, oneLine(q.Text)}, "\t"))
	}
	return out.Flush()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Right reports whether the reply is a right answer.
func (q Question) Right(r reply.Reply) bool {
	grade := graders[q.Mode]
	return grade == nil || grade(q.Expect, r)
}

var graders = map[string]func(expect string, r reply.Reply) bool{
	"set": func(expect string, r reply.Reply) bool {
		got, want := itemNumbers(r), numbers(expect)
		slices.Sort(got)
		slices.Sort(want)
		return slices.Equal(got, want)
	},
	"incl": func(expect string, r reply.Reply) bool {
		got := itemNumbers(r)
		return !slices.ContainsFunc(numbers(expect), func(n int) bool { return !slices.Contains(got, n) })
	},
	"top1": func(expect string, r reply.Reply) bool { return amongFirst(1, expect, r) },
	"top3": func(expect string, r reply.Reply) bool { return amongFirst(3, expect, r) },
	"count": func(expect string, r reply.Reply) bool {
		return r.Kind != reply.KindNone && holdsNumber(r.Plain(), expect)
	},
	"notice": func(expect string, r reply.Reply) bool {
		return r.Kind == reply.KindNotice && slices.ContainsFunc(alternatives(expect), func(words string) bool { return strings.Contains(r.Plain(), words) })
	},
	"none": func(expect string, r reply.Reply) bool {
		if expect == "far" {
			return r.Kind == reply.KindNone && len(r.Items) == 0
		}
		return r.Kind == reply.KindNone || r.Certainty == reply.Possible
	},
	"fact": func(expect string, r reply.Reply) bool {
		item, words, _ := strings.Cut(expect, "|")
		holds := func(word string) bool { return strings.Contains(r.Plain(), word) }
		return amongFirst(1, item, r) && slices.ContainsFunc(strings.Split(words, "/"), holds)
	},
	"talk": func(expect string, r reply.Reply) bool {
		holds := func(word string) bool { return strings.Contains(strings.ToLower(r.Plain()), strings.ToLower(word)) }
		return r.Kind != reply.KindChange && slices.ContainsFunc(strings.Split(expect, "/"), holds)
	},
	"change": func(expect string, r reply.Reply) bool {
		return r.Kind != reply.KindChange && slices.Equal(Offered(r), numbers(expect))
	},
}

// Offered returns the numbers of the items that the reply's button offers to change,
// with the change filled in. It returns none if there is no such button.
func Offered(r reply.Reply) []int {
	for _, part := range r.Parts {
		row, _ := part.(reply.Buttons)
		for _, b := range row {
			if c, ok := command.Parse(b.Command); ok && b.Main && (b.As == reply.AsForm || b.Confirm) && (c.Words != "" || !needsWords[c.Name]) {
				return c.Numbers
			}
		}
	}
	return nil
}

// needsWords are the commands whose form is empty without words.
var needsWords = map[command.Name]bool{
	command.Status: true, command.Assign: true, command.Due: true, command.Note: true, command.Extend: true, command.Evidence: true,
}

// shortestAlternative is how many characters each of several alternatives has at least:
// the parts of CAB/2026/047 are none.
const shortestAlternative = 4

// alternatives are expected words, of which any one will do, separated by "/".
func alternatives(expect string) []string {
	parts := strings.Split(expect, "/")
	if slices.ContainsFunc(parts, func(part string) bool { return utf8.RuneCountInString(part) < shortestAlternative }) {
		return []string{expect}
	}
	return parts
}

func amongFirst(n int, expect string, r reply.Reply) bool {
	got, want := itemNumbers(r), numbers(expect)
	return slices.ContainsFunc(got[:min(n, len(got))], func(n int) bool { return slices.Contains(want, n) })
}

func itemNumbers(r reply.Reply) []int {
	out := make([]int, len(r.Items))
	for i, item := range r.Items {
		out[i] = item.Number
	}
	return out
}

func numbers(list string) []int {
	var out []int
	for word := range strings.SplitSeq(list, ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(word)); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// holdsNumber reports whether the text contains the number by itself, not as
// part of a longer one.
func holdsNumber(text, number string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	return slices.ContainsFunc(words, func(w string) bool { return strings.Trim(w, ".") == number })
}

// A Result is one question with its answer and grade.
type Result struct {
	Question
	Reply reply.Reply
	OK    bool
}

// Asker answers questions, and questions that refer to others.
type Asker interface {
	// Converse answers what a person says in a conversation, r.Talk.
	Converse(ctx context.Context, r reply.Request) (reply.Reply, error)
}

// Run puts every question to the assistant.
func Run(ctx context.Context, a Asker, questions []Question) ([]Result, error) {
	out := make([]Result, len(questions))
	for i, q := range questions {
		r := reply.Request{Text: q.Text, Talk: q.Talk(), Person: reply.Person{ID: q.As, Role: reply.Editor}}
		answered, err := a.Converse(ctx, r)
		if err != nil {
			return nil, fmt.Errorf("asking %s %q: %w", q.ID, q.Text, err)
		}
		out[i] = Result{q, answered, q.Right(answered)}
	}
	return out, nil
}

// Talks counts the conversations, and those of which every turn is right.
func Talks(results []Result) (right, all int) {
	wrong := map[string]bool{}
	for _, r := range results {
		if talk := r.Talk(); talk != "" {
			wrong[talk] = wrong[talk] || !r.OK
		}
	}
	for _, w := range wrong {
		if !w {
			right++
		}
	}
	return right, len(wrong)
}

// Print writes the score of each mode and, with wrong, every question that was
// answered wrongly.
func Print(w io.Writer, results []Result, wrong bool) {
	tallies := tally(results)
	for _, r := range results {
		if r.Mode == Ungraded {
			fmt.Fprintf(w, "asked  %-5s %-9s %-18s %s\n", r.ID, r.Reply.Kind, fmt.Sprint(firstOf(itemNumbers(r.Reply), 8)), r.Text)
		}
		if !r.OK && wrong {
			fmt.Fprintf(w, "wrong  %-5s %-6s want %-16s got %-9s %-18s %s\n",
				r.ID, r.Mode, r.Expect, r.Reply.Kind, fmt.Sprint(firstOf(itemNumbers(r.Reply), 8)), r.Text)
		}
	}
	for _, mode := range sortedModes(tallies) {
		t := tallies[mode]
		fmt.Fprintf(w, "%-7s %4d of %4d right  %5.1f %%\n", mode, t.right, t.all, percent(t.right, t.all))
	}
}

func firstOf(list []int, n int) []int { return list[:min(n, len(list))] }
