package summarizer

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
)

// A RedactingWriter hides telephone numbers, e-mail addresses and people's names
// from the writer under it: all that is sent has masks in their place, and what
// comes back has them restored. Names are those that ground.Persons finds.
type RedactingWriter struct{ Under compose.Writer }

// Write is that of compose.Writer.
func (v RedactingWriter) Write(ctx context.Context, d compose.Draft, tell func(ground.Claim) error) (compose.Usage, error) {
	r := &redactor{}
	r.all(d.Sources) // a name that is recognised in one place is masked everywhere
	r.mask(d.Question)
	said := slices.Clone(d.Said)
	for i, s := range said {
		said[i] = compose.Exchange{Asked: r.mask(s.Asked), Answer: r.mask(s.Answer)}
	}
	d.Said, d.Sources, d.Question = said, r.all(d.Sources), r.mask(d.Question)
	if d.Library != nil {
		d.Library = redactedLibrary{r, d.Library}
	}
	return v.Under.Write(ctx, d, func(c ground.Claim) error {
		c.Text = r.restore(c.Text)
		return tell(c)
	})
}

// Restate is that of compose.Writer.
func (v RedactingWriter) Restate(ctx context.Context, question string) (string, compose.Usage, error) {
	r := &redactor{}
	words, usage, err := v.Under.Restate(ctx, r.mask(question))
	return r.restore(words), usage, err
}

// A redactor knows what its masks replace, during one answer.
type redactor struct{ masked []string }

var (
	mailbox = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	// telephone is also any number as long as one, such as that of an identity card.
	telephone = regexp.MustCompile(`(?:\+?86[- ]?)?(?:0\d{2,3}[-—– ]{0,2}\d{7,8}(?:-\d{1,5})?|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\d{17}[\dXx]|\b\d{7,8}\b)`)
	mask      = regexp.MustCompile(`\{?(?:PERSON|PHONE|EMAIL)_\d+\}?`) // not every model keeps the braces
)

// mask replaces what must not be sent.
func (v *redactor) mask(text string) string {
	text = mailbox.ReplaceAllStringFunc(text, func(found string) string { return v.instead("EMAIL", found) })
	text = telephone.ReplaceAllStringFunc(text, func(found string) string { return v.instead("PHONE", found) })
	for _, name := range ground.Persons(text) {
		text = strings.ReplaceAll(text, name, v.instead("PERSON", name))
	}
	for n, name := range v.masked { // told apart elsewhere, and the same here
		if !strings.ContainsAny(name, "@0123456789") {
			text = strings.ReplaceAll(text, name, fmt.Sprintf("{PERSON_%d}", n+1))
		}
	}
	return text
}

// instead is the mask for something found.
func (v *redactor) instead(kind, found string) string {
	at := slices.Index(v.masked, found)
	if at < 0 {
		at, v.masked = len(v.masked), append(v.masked, found)
	}
	return fmt.Sprintf("{%s_%d}", kind, at+1)
}

// restore replaces masks with what they hide.
func (v *redactor) restore(text string) string {
	return mask.ReplaceAllStringFunc(text, func(found string) string {
		var n int
		fmt.Sscan(strings.Trim(found[strings.IndexByte(found, '_')+1:], "}"), &n)
		if n < 1 || n > len(v.masked) {
			return found
		}
		return v.masked[n-1]
	})
}

func (v *redactor) all(sources []ground.Source) []ground.Source {
	sources = slices.Clone(sources)
	for i := range sources {
		sources[i].Text = v.mask(sources[i].Text)
	}
	return sources
}

// A redactedLibrary is one redacts what it returns.
type redactedLibrary struct {
	redactor *redactor
	compose.Library
}

func (l redactedLibrary) Search(ctx context.Context, words string) ([]ground.Source, error) {
	found, err := l.Library.Search(ctx, l.redactor.restore(words))
	return l.redactor.all(found), err
}

func (l redactedLibrary) Items(ctx context.Context, numbers []int) ([]ground.Source, error) {
	found, err := l.Library.Items(ctx, numbers)
	return l.redactor.all(found), err
}

func (l redactedLibrary) List(ctx context.Context, status, section string) ([]ground.Source, error) {
	found, err := l.Library.List(ctx, status, l.redactor.restore(section))
	return l.redactor.all(found), err
}
