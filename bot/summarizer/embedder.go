package summarizer

import (
	"cmp"
	"context"
	"slices"
	"time"

	openai "github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"

	"rectify/bot/outgoing"
)

// An Embedder has a model on an OpenAI-compatible server turn texts into
// vectors: an index.Embedder.
type Embedder struct {
	settings Settings
	api      *openai.Client
	breaker  *gobreaker.CircuitBreaker[[][]float32]
	hide     bool      // personal data
	spent    func(int) // gets the number of tokens read
}

// usualEmbedding is how long one request for vectors may take, unless whoever
// asks has less time.
const usualEmbedding = 30 * time.Second

// largestVector is what a vector takes at most, written out, in bytes: twelve a
// number, of which there are seldom more than 4,096.
const largestVector = 128 << 10

// NewEmbedder returns an embedder with these settings. With hide, it masks personal
// data in all texts it sends. spent gets the tokens of each request, as the server
// counts them.
func NewEmbedder(s Settings, hide bool, spent func(tokens int)) *Embedder {
	s.Total, s.Tries = cmp.Or(s.Total, usualEmbedding), cmp.Or(s.Tries, usualTries)
	return &Embedder{settings: s, api: newAPI(s), breaker: newBreaker[[][]float32]("embeddings"), hide: hide, spent: spent}
}

// Model is that of index.Embedder. Texts that are masked make other vectors.
func (e *Embedder) Model() string {
	if e.hide {
		return e.settings.Model + " masked"
	}
	return e.settings.Model
}

// Embed is that of index.Embedder. Errors are the Err… of this package, and
// that of a ctx that ended.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if e.hide {
		texts = slices.Clone(texts)
		for i := range texts {
			texts[i] = (&redactor{}).mask(texts[i])
		}
	}
	return attempts(ctx, e.settings, e.breaker,
		func(ctx context.Context) ([][]float32, error) { return e.embedOnce(ctx, texts) },
		func() bool { return false }) // vectors come all at once
}

func (e *Embedder) embedOnce(ctx context.Context, texts []string) ([][]float32, error) {
	answer, err := e.api.CreateEmbeddings(outgoing.WithBody(ctx, int64(len(texts)+1)*largestVector), openai.EmbeddingRequest{
		Input: texts, Model: openai.EmbeddingModel(e.settings.Model), EncodingFormat: openai.EmbeddingEncodingFormatFloat,
	})
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil:
		return nil, kind(err)
	}
	vectors := make([][]float32, len(texts))
	for _, one := range answer.Data {
		if one.Index >= 0 && one.Index < len(vectors) {
			vectors[one.Index] = one.Embedding
		}
	}
	if slices.ContainsFunc(vectors, func(v []float32) bool { return len(v) == 0 || len(v) != len(vectors[0]) }) {
		return nil, ErrCut
	}
	e.spent(answer.Usage.PromptTokens)
	return vectors, nil
}
