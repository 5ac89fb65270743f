package command

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"rectify/data/text"
)

// mostSlips is the largest edit distance at which a word is taken for a command.
const mostSlips = 2

// askingWords begin questions: "what" is not a misspelt "wait".
var askingWords = []string{"what", "which", "who", "whose", "when", "where", "why", "how", "are", "does", "did", "can", "any", "anything", "show"}

// Nearest returns the command whose name is closest to the first word of typed:
// list for "lsit", "/list" and "/rectifi list". ok is false if none is close. Only
// words of Latin letters are compared; anything else is a question.
func Nearest(typed string) (Name, bool) {
	s := text.NewLine(typed).Text
	word, slashed := strings.CutPrefix(s, "/")
	first, rest, _ := strings.Cut(word, " ")
	if len(first) >= len(program)-mostSlips && levenshtein.ComputeDistance(first, program) <= mostSlips {
		first, rest, _ = strings.Cut(strings.TrimLeft(rest, " /"), " ")
		slashed = true
	}
	if name, end := split(strings.TrimSpace(first + " " + rest)); slashed && name != "" && end > 0 {
		return name, true
	}
	if len(first) < 3 || slices.Contains(askingWords, first) || strings.IndexFunc(first, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		if slashed {
			return Help, true
		}
		return "", false
	}
	var best Name
	fewest := mostSlips + 1
	for _, spec := range Table {
		for _, w := range spec.all() {
			if d := levenshtein.ComputeDistance(first, w); d < fewest && d < len(w)/2+1 || d == fewest && d <= mostSlips && spec.Name < best {
				best, fewest = spec.Name, d
			}
		}
	}
	if best == "" && slashed {
		best = Help
	}
	return best, best != ""
}

// program is the slash command.
const program = "rectify"

// Hint returns the examples that Slack shows while somebody types the command:
// "list open · status 11 · help".
func Hint() string {
	var examples []string
	for _, spec := range Table {
		if spec.Hint != "" {
			examples = append(examples, spec.Hint)
		}
	}
	return strings.Join(examples, " · ")
}

// Completions returns the command names that begin with typed, in both languages,
// sorted.
func Completions(typed string) (names []string) {
	for _, spec := range Table {
		if len(spec.Usages) == 0 && spec.Name != Help {
			continue
		}
		for _, name := range spec.all() {
			if strings.HasPrefix(name, strings.ToLower(typed)) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}
