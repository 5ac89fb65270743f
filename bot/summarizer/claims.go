package summarizer

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"rectify/handlers/ground"
)

// A claimReader reads what a model writes, piece by piece, and tells of every
// sentence as soon as it is finished. Two forms are understood, whichever the
// server gives: the JSON of claimsSchema, and lines that each end in the items
// they rest on: "已投入3.6万元。[9][11]".
type claimReader struct {
	tell func(ground.Claim) error
	text strings.Builder // since the last finished sentence
	form form

	// Of JSON: where the text read so far stands.
	depth    int
	inString bool
	escaped  bool
}

type form int

const (
	unsure form = iota
	asLines
	asJSON
)

// claimsSchema is what a model that keeps to a schema answers with.
const claimsSchema = `{"type":"object","additionalProperties":false,"required":["sentences"],"properties":{"sentences":{"type":"array","items":{
	"type":"object","additionalProperties":false,"required":["text","items"],"properties":{"text":{"type":"string"},"items":{"type":"array","items":{"type":"integer"}}}}}}}`

// Read takes the next piece.
func (r *claimReader) Read(piece string) error {
	for _, c := range piece {
		if err := r.take(c); err != nil {
			return err
		}
	}
	return nil
}

// End tells of what is left when the model has finished.
func (r *claimReader) End() error {
	if r.form == asJSON {
		return nil // an object that is not finished is none
	}
	return r.line()
}

func (r *claimReader) take(c rune) error {
	if r.form == unsure {
		switch {
		case strings.ContainsRune(" \t\r\n", c):
			return nil
		case c == '{':
			r.form = asJSON
		default:
			r.form = asLines
		}
	}
	if r.form == asJSON {
		return r.takeJSON(c)
	}
	if c == '\n' {
		return r.line()
	}
	r.text.WriteRune(c)
	return nil
}

// sentenceDepth is how deep in the JSON a sentence's own object is.
const sentenceDepth = 3 // {"sentences":[{

func (r *claimReader) takeJSON(c rune) error {
	if r.depth >= sentenceDepth {
		r.text.WriteRune(c)
	}
	switch {
	case r.escaped:
		r.escaped = false
	case r.inString:
		r.escaped = c == '\\'
		r.inString = c != '"'
	case c == '"':
		r.inString = true
	case c == '{' || c == '[':
		if r.depth++; r.depth == sentenceDepth {
			r.text.Reset()
			r.text.WriteRune(c)
		}
	case c == '}' || c == ']':
		if r.depth--; r.depth == sentenceDepth-1 {
			return r.object()
		}
	}
	return nil
}

func (r *claimReader) object() error {
	var said struct {
		Text  string `json:"text"`
		Items []int  `json:"items"`
	}
	err := json.Unmarshal([]byte(r.text.String()), &said)
	r.text.Reset()
	if err != nil || strings.TrimSpace(said.Text) == "" {
		return nil // what is no sentence is not told
	}
	return r.tell(ground.Claim{Text: tidy(said.Text), Items: said.Items})
}

var (
	cites  = regexp.MustCompile(`[\[【〔(（]\s*(?:第|item|items|条目)?\s*(\d{1,6}(?:\s*[,，、;；]\s*\d{1,6})*)\s*(?:项|条)?\s*[\]】〕)）]`)
	trail  = regexp.MustCompile(`(?:\s*` + cites.String() + `)+\s*[。.;；]?\s*$`)
	bullet = regexp.MustCompile(`^\s*(?:[-*•·]|\d{1,2}[.、)])\s+`)
	digits = regexp.MustCompile(`\d+`)
)

// line tells of the line that has been read, where it says anything.
func (r *claimReader) line() error {
	line := bullet.ReplaceAllString(r.text.String(), "")
	r.text.Reset()
	end := trail.FindString(line)
	text := tidy(strings.TrimSuffix(line, end))
	if text == "" || strings.HasPrefix(text, "```") || strings.EqualFold(strings.Trim(text, "。. "), noAnswer) {
		return nil
	}
	var items []int
	for _, n := range digits.FindAllString(end, -1) {
		if number, err := strconv.Atoi(n); err == nil {
			items = append(items, number)
		}
	}
	return r.tell(ground.Claim{Text: text, Items: items})
}

// noAnswer is what a model writes where its passages do not answer.
const noAnswer = "NONE"

// tidy takes off what marks text up.
func tidy(text string) string {
	return strings.TrimSpace(strings.NewReplacer("**", "", "__", "", "`", "", "\n", " ").Replace(text))
}
