package summarizer

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/handlers"
	"rectify/handlers/compose/ground"
)

// A Veiled writer is shown no telephone numbers, e-mail addresses and names of
// people: masks stand for them in all that is sent, and are taken off what
// comes back. Names are masked as far as they can be told (ground.Persons).
type Veiled struct{ Under handlers.Writer }

// Write is that of handlers.Writer.
func (v Veiled) Write(ctx context.Context, d handlers.Draft, tell func(ground.Claim) error) (handlers.Usage, error) {
	veil := &veil{}
	veil.all(d.Sources) // what is told to be a name in one place is masked in all
	veil.mask(d.Question)
	said := slices.Clone(d.Said)
	for i, s := range said {
		said[i] = handlers.Exchange{Asked: veil.mask(s.Asked), Answer: veil.mask(s.Answer)}
	}
	d.Said, d.Sources, d.Question = said, veil.all(d.Sources), veil.mask(d.Question)
	if d.Library != nil {
		d.Library = veiledLibrary{veil, d.Library}
	}
	return v.Under.Write(ctx, d, func(c ground.Claim) error {
		c.Text = veil.lift(c.Text)
		return tell(c)
	})
}

// Restate is that of handlers.Writer.
func (v Veiled) Restate(ctx context.Context, question string) (string, handlers.Usage, error) {
	veil := &veil{}
	words, usage, err := v.Under.Restate(ctx, veil.mask(question))
	return veil.lift(words), usage, err
}

// A veil remembers what its masks stand for, during one answer.
type veil struct{ masked []string }

var (
	mailbox = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	// telephone is also any number as long as one, such as that of an identity card.
	telephone = regexp.MustCompile(`(?:\+?86[- ]?)?(?:0\d{2,3}[-—– ]{0,2}\d{7,8}(?:-\d{1,5})?|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\d{17}[\dXx]|\b\d{7,8}\b)`)
	mask      = regexp.MustCompile(`\{?(?:PERSON|PHONE|EMAIL)_\d+\}?`) // not every model keeps the braces
)

// mask puts masks on a text.
func (v *veil) mask(text string) string {
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

// instead is the mask that stands for something.
func (v *veil) instead(kind, found string) string {
	at := slices.Index(v.masked, found)
	if at < 0 {
		at, v.masked = len(v.masked), append(v.masked, found)
	}
	return fmt.Sprintf("{%s_%d}", kind, at+1)
}

// lift takes the masks off.
func (v *veil) lift(text string) string {
	return mask.ReplaceAllStringFunc(text, func(found string) string {
		var n int
		fmt.Sscan(strings.Trim(found[strings.IndexByte(found, '_')+1:], "}"), &n)
		if n < 1 || n > len(v.masked) {
			return found
		}
		return v.masked[n-1]
	})
}

func (v *veil) all(sources []ground.Source) []ground.Source {
	sources = slices.Clone(sources)
	for i := range sources {
		sources[i].Text = v.mask(sources[i].Text)
	}
	return sources
}

// A veiledLibrary is one whose books are veiled.
type veiledLibrary struct {
	veil *veil
	handlers.Library
}

func (l veiledLibrary) Search(ctx context.Context, words string) ([]ground.Source, error) {
	found, err := l.Library.Search(ctx, l.veil.lift(words))
	return l.veil.all(found), err
}

func (l veiledLibrary) Items(ctx context.Context, numbers []int) ([]ground.Source, error) {
	found, err := l.Library.Items(ctx, numbers)
	return l.veil.all(found), err
}

func (l veiledLibrary) List(ctx context.Context, status, section string) ([]ground.Source, error) {
	found, err := l.Library.List(ctx, status, l.veil.lift(section))
	return l.veil.all(found), err
}
