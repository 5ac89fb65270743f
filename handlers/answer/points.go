package answer

import (
	"regexp"
	"strconv"
	"strings"

	"rectify/data/text"
	"rectify/index"
)

// headingAsked is how much of a question the heading above a paragraph must hold
// for the question to ask for what stands under it.
const headingAsked = 0.7

// mostPoints is how many points of a section are quoted.
const mostPoints = 8

// point begins one of several points, in a paragraph or a sentence of its own.
var point = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十],|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])`)

// nthPoint finds a point by its number: 第二点.
var nthPoint = regexp.MustCompile(`第([一二三四五六七八九十\d]{1,3})(?:点|条|项|方面|个|段)|the (first|second|third|fourth|fifth)`)

// pointAsked is the number of the point that a question asks for; 0 for none.
func pointAsked(asked string) int {
	m := nthPoint.FindStringSubmatch(index.Fold(asked))
	switch {
	case m == nil:
		return 0
	case m[2] != "":
		if m[2] == "first" {
			return 1
		}
		return text.EnglishOrdinal(m[2])
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n
	}
	n, _ := text.ChineseNumber([]rune(m[1]))
	return n
}

// points are what stands under the heading that a question asks for, point by
// point, or the one point that it names; nil where it asks for something else.
func (q Question) points(hit index.Hit) []Quotation {
	n := q.View.Notice(hit.Notice)
	if n == nil || q.expected().Type != nil {
		return nil
	}
	var points []Quotation
	add := func(text string) {
		if point.MatchString(index.Fold(text)) {
			points = append(points, Quotation{Notice: hit.Notice, From: q.NoticeSource(hit.Notice), Text: strings.TrimSpace(text)})
		}
	}
	switch {
	case hit.Above >= headingAsked:
		for _, p := range index.Paragraphs(n) {
			if p.Heading == hit.Heading {
				add(p.Text)
			}
		}
	case len(hit.Sentences) > 0 && opensParagraph(hit):
		for _, sentence := range text.Sentences(hit.Text) {
			add(sentence)
		}
	}
	if at := pointAsked(q.Text); at > 0 && at <= len(points) {
		return points[at-1 : at]
	}
	if len(points) < 2 {
		return nil
	}
	return points[:min(len(points), mostPoints)]
}

// opensParagraph reports whether the sentence that answers best opens its paragraph.
func opensParagraph(hit index.Hit) bool {
	return strings.HasPrefix(strings.TrimSpace(hit.Text), strings.TrimSpace(hit.Sentences[0].Text))
}
