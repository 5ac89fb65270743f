package summarizer

import (
	"encoding/json"
	"regexp"
	"strings"
)

// thoughts take out of what a model writes what it thinks aloud, as some do
// before they answer: <think> … </think> and its like, also nested, or begun in
// the prompt, so that only the end is written. The zero value is ready.
type thoughts struct {
	held    string          // of the last piece: it may be the beginning of a mark
	answer  strings.Builder // not handed on yet
	begun   bool            // the answer has, and may be handed on
	depth   int             // thoughts within thoughts
	thought strings.Builder // since the outermost of them began
	naming  bool            // within the name of a channel: <|channel|>analysis<|message|>
	channel strings.Builder
}

var (
	// thoughtMark begins or ends a thought: <think>, </thinking>, ◁think▷, [/THINK],
	// <seed:think>, with the brackets as they are, of full width, or as entities;
	// or it is one of the marks between channels, such as <|message|>.
	thoughtMark = regexp.MustCompile(`(?i)(?:<|＜|&lt;|◁|\[)\s*(/?)\s*(?:\w{1,12}:)?(?:think|thinking|thoughts?|reasoning` +
		`|reflection)(?:\s[^<>\[\]]{0,40})?(?:>|＞|&gt;|▷|\])|<\|(?:start|channel|message|end|return)\|>`)
	// halfMark may be the beginning of such a mark, at the end of what came so far.
	halfMark = regexp.MustCompile(`(?i)(?:(?:<|＜|&lt;|◁|\[)[\s/|]{0,8}[\w:|]{0,24}(?:\s[^<>\[\]]{0,40})?(?:&g?t?)?|&l?t?)$`)
	// firstOf is the beginning of an answer: JSON, or a line with its sources at
	// its end. A thought that was begun in the prompt looks like neither.
	firstOf   = regexp.MustCompile(`^\s*(?:\{|` + "```" + `)|^[^\n]*` + cites.String() + `[\s。.;；]*\n`)
	sentences = regexp.MustCompile(`\{\s*"sentences"\s*:`)
)

// longestFirst is how much firstOf is looked for in, in bytes.
const longestFirst = 4 << 10

// Take takes the next piece, and returns what is now known to be of the answer.
func (t *thoughts) Take(piece string) string {
	text := t.held + piece
	for at := thoughtMark.FindStringSubmatchIndex(text); at != nil; at = thoughtMark.FindStringSubmatchIndex(text) {
		t.say(text[:at[0]])
		if mark := text[at[0]:at[1]]; strings.HasPrefix(mark, "<|") {
			t.channelMark(mark)
		} else {
			t.mark(at[3] > at[2])
		}
		text = text[at[1]:]
	}
	whole := len(text)
	if half := halfMark.FindStringIndex(text); half != nil {
		whole = half[0]
	}
	t.say(text[:whole])
	t.held = text[whole:]
	return t.handOn()
}

// end returns what is left of the answer when the model has finished. An answer
// in JSON at the end of a thought that was never ended is one.
func (t *thoughts) end() string {
	t.say(t.held)
	if t.depth > 0 {
		t.answer.WriteString(lastJSON(t.thought.String()))
	}
	t.held, t.begun = "", true
	return t.handOn()
}

// handOn returns the answer so far, once it has begun. Until then, all may be
// a thought whose beginning was in the prompt.
func (t *thoughts) handOn() string {
	if !t.begun {
		return ""
	}
	answer := t.answer.String()
	t.answer.Reset()
	return answer
}

// say puts text where it belongs: into the answer, a thought, or a name.
func (t *thoughts) say(text string) {
	switch {
	case t.naming:
		t.channel.WriteString(text)
	case t.depth > 0:
		t.thought.WriteString(text)
	default:
		looked := t.answer.Len()
		t.answer.WriteString(text)
		if !t.begun && looked < longestFirst {
			first := t.answer.String()
			t.begun = firstOf.MatchString(first[:min(len(first), longestFirst)])
		}
	}
}

// mark takes the beginning of a thought, or its end.
func (t *thoughts) mark(ends bool) {
	switch {
	case !ends:
		t.depth++
	case t.depth > 1:
		t.depth--
	default:
		t.answerBegins(t.depth == 0)
	}
}

// answerBegins ends a thought; one whose beginning was not written is all that
// came before.
func (t *thoughts) answerBegins(unseen bool) {
	if unseen && !t.begun {
		t.answer.Reset()
	}
	t.depth, t.begun = 0, true
	t.thought.Reset()
}

// channelMark takes a mark of those that gpt-oss parts its channels with: what is
// not in the final one is a thought.
func (t *thoughts) channelMark(mark string) {
	switch mark = strings.ToLower(mark); mark {
	case "<|start|>", "<|channel|>":
		t.naming = true
		t.channel.Reset()
	case "<|message|>":
		name := strings.TrimSpace(t.channel.String())
		t.naming = false
		if strings.HasPrefix(name, "final") || name == "assistant" {
			t.answerBegins(true)
		} else {
			t.depth = 1
		}
	default:
		t.naming = false
	}
}

// lastJSON returns the answer in JSON that ends a text; empty where none does.
func lastJSON(text string) string {
	at := sentences.FindAllStringIndex(text, -1)
	if len(at) == 0 {
		return ""
	}
	last := strings.TrimRight(text[at[len(at)-1][0]:], "` \t\r\n")
	if !json.Valid([]byte(last)) {
		return ""
	}
	return last
}
