package reply

import (
	"context"
)

// A Live is where an answer is shown while it is being written. Its methods
// are called one after another, before the answer is returned.
type Live interface {
	// Writing says that the writer has been asked.
	Writing(ctx context.Context)
	// Meanwhile is the answer from search, where the writer takes long.
	Meanwhile(ctx context.Context, found Reply)
	// Sentence gets the next sentence of the answer, as the answer will show it.
	Sentence(ctx context.Context, text string)
}
