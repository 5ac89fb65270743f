package summarizer

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"rectify/handlers/compose/ground"
)

// A claimReader reads a model's output piece by piece and passes on every sentence
// as soon as it is complete. It understands two forms: the JSON of claimsSchema, and
// lines that each end in the items they rest on: "已投入3.6万元。[9][11]". It ignores
// text before such JSON, such as "Here it is: ```json", and after it.
type claimReader struct {
	tell    func(ground.Claim) error
	text    strings.Builder // since the last finished sentence, or the line
	form    form
	uncited []ground.Claim // lines that name no items: they may be a preamble
	latest  []rune         // the end of what was read before the JSON

	// Of JSON: the position that the text read so far has reached.
	depth    int
	inString bool
	escaped  bool
}

type form int

const (
	asLines form = iota
	asJSON
	finished // with the JSON
)

// claimsSchema is what a model that keeps to a schema answers with.
const claimsSchema = `{"type":"object","additionalProperties":false,"required":["sentences"],"properties":{"sentences":{"type":"array","items":{
	"type":"object","additionalProperties":false,"required":["text","items"],"properties":{"text":{"type":"string"},"items":{"type":"array","items":{"type":"integer"}}}}}}}`

// read takes the next piece.
func (r *claimReader) read(piece string) error {
	for _, c := range piece {
		if err := r.take(c); err != nil {
			return err
		}
	}
	return nil
}

// end tells of what is left when the model has finished.
func (r *claimReader) end() error {
	if r.form != asLines {
		return nil // an object that is not finished is none
	}
	if err := r.line(); err != nil {
		return err
	}
	for _, c := range r.uncited {
		if err := r.tell(c); err != nil {
			return err
		}
	}
	return nil
}

func (r *claimReader) take(c rune) error {
	switch {
	case r.form == asJSON:
		return r.takeJSON(c)
	case r.form == finished:
		return nil
	case r.beginsJSON(c):
		r.form, r.depth, r.uncited = asJSON, 1, nil
		r.text.Reset()
		return nil
	case c == '\n':
		return r.line()
	}
	r.text.WriteRune(c)
	return nil
}

// beginsJSON reports whether what was read so far ends in the beginning of the
// JSON, of which c is the last character.
func (r *claimReader) beginsJSON(c rune) bool {
	if r.latest = append(r.latest, c); len(r.latest) > 2*longestBeginning {
		r.latest = append(r.latest[:0], r.latest[longestBeginning:]...)
	}
	return c == ':' && jsonBegins.MatchString(string(r.latest))
}

// jsonBegins is the beginning of claimsSchema's JSON, as servers space it.
var jsonBegins = regexp.MustCompile(`\{\s*"sentences"\s*:$`)

const longestBeginning = 64 // runes

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
		switch r.depth--; r.depth {
		case sentenceDepth - 1:
			return r.object()
		case 0:
			r.form = finished
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
		return nil // skip fragments
	}
	var whole thoughts
	text := tidy(whole.Take(said.Text) + whole.end()) // they may be in the string, too
	if text == "" {
		return nil
	}
	return r.tell(ground.Claim{Text: text, Items: said.Items})
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
	if text == "" || strings.HasPrefix(text, "```") || strings.HasPrefix(text, "{") || strings.HasPrefix(text, "}") ||
		strings.EqualFold(strings.Trim(text, "。. "), noAnswer) {
		return nil
	}
	var items []int
	for _, n := range digits.FindAllString(end, -1) {
		if number, err := strconv.Atoi(n); err == nil {
			items = append(items, number)
		}
	}
	claim := ground.Claim{Text: text, Items: items}
	if len(items) == 0 {
		r.uncited = append(r.uncited, claim)
		return nil
	}
	return r.tell(claim)
}

// noAnswer is what a model writes where its passages do not answer.
const noAnswer = "NONE"

// tidy takes off what marks text up.
func tidy(text string) string {
	return strings.TrimSpace(strings.NewReplacer("**", "", "__", "", "`", "", "\n", " ").Replace(text))
}
