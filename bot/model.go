package main

import (
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"rectify/bot/summarizer"
	"rectify/handlers/compose"
	"rectify/handlers/compose/ground"
	"rectify/index"
)

// modelSettings are the language model that answers open questions.
type modelSettings struct {
	Name    string `name:"openai-model" help:"The language model for open questions; if empty, none is used and nothing leaves this machine." env:"OPENAI_MODEL" placeholder:"NAME"`
	BaseURL string `name:"openai-base-url" help:"An OpenAI-compatible server, ending in /v1; empty: OpenAI's own." env:"OPENAI_BASE_URL" placeholder:"URL"`
	Key     string `name:"openai-api-key" help:"The server's key; a local one may need none." env:"OPENAI_API_KEY" placeholder:"KEY"`

	Embedding        string `name:"openai-embedding-model" help:"The model that turns passages and questions into vectors, to search for what questions mean; empty: none." env:"OPENAI_EMBEDDING_MODEL" placeholder:"NAME"`
	EmbeddingBaseURL string `name:"openai-embedding-base-url" help:"Its server, where it is another." env:"OPENAI_EMBEDDING_BASE_URL" placeholder:"URL"`
	EmbeddingKey     string `name:"openai-embedding-api-key" help:"The key of that server." env:"OPENAI_EMBEDDING_API_KEY" placeholder:"KEY"`

	Wait      time.Duration `name:"llm-wait" help:"How long to wait for the model's first sentence before the search result is shown." env:"RECTIFY_LLM_WAIT" default:"800ms" placeholder:"TIME"`
	PerPerson int           `name:"llm-per-person" help:"Model answers per person a day; 0: no limit." env:"RECTIFY_LLM_PER_PERSON" default:"100" placeholder:"N"`
	PerDay    int           `name:"llm-tokens-per-day" help:"Model tokens a day, read and written; 0: no limit." env:"RECTIFY_LLM_TOKENS_PER_DAY" default:"2000000" placeholder:"N"`
	Writes    string        `name:"llm-writes" help:"What the model may write: sentences, each shown with the words it rests on; or only quotations that it chooses and orders, for weak models." env:"RECTIFY_LLM_WRITES" default:"sentences" enum:"sentences,quotes" placeholder:"sentences|quotes"`
	Redact    string        `name:"llm-redact" help:"Whether telephone numbers, e-mail addresses and names are masked in what is sent." env:"RECTIFY_LLM_REDACT" default:"off" enum:"on,off" placeholder:"on|off"`
}

// model is the language model.
func (m modelSettings) model() *summarizer.Writer {
	return summarizer.NewWriter(summarizer.Settings{BaseURL: m.BaseURL, Key: m.Key, Model: m.Name})
}

// any reports whether there is a model of any kind.
func (m modelSettings) any() bool { return m.Name != "" || m.Embedding != "" }

// embedder returns the embedding model, or nil.
func (m modelSettings) embedder(watch *modelWatch) index.Embedder {
	if m.Embedding == "" {
		return nil
	}
	settings := summarizer.Settings{BaseURL: m.BaseURL, Key: m.Key, Model: m.Embedding}
	if m.EmbeddingBaseURL != "" {
		settings.BaseURL, settings.Key = m.EmbeddingBaseURL, m.EmbeddingKey // do not send one server's key to another
	}
	return summarizer.NewEmbedder(settings, m.Redact == "on", func(tokens int) { watch.tokens.WithLabelValues("embedded").Add(float64(tokens)) })
}

// writer returns the language model as a writer of answers.
func (m modelSettings) writer() compose.Writer {
	if m.Redact == "on" {
		return summarizer.RedactingWriter{Under: m.model()}
	}
	return m.model()
}

// terms returns the terms of the model's use, with its activity watched.
func (m modelSettings) terms(watch *modelWatch) compose.Terms {
	return compose.Terms{Wait: m.Wait, Quotes: m.Writes == "quotes", PerPerson: m.PerPerson, PerDay: m.PerDay, Dropped: watch.dropped, Ended: watch.ended}
}

// A modelWatch counts the model's activity, and logs errors.
type modelWatch struct {
	log       *slog.Logger
	answers   *prometheus.CounterVec // by outcome
	sentences *prometheus.CounterVec // by decision: shown, or why not
	tokens    *prometheus.CounterVec // by direction
	first     prometheus.Histogram
	also      func(compose.Outcome) // gets each answer's outcome; may be nil
}

func watchModel(log *slog.Logger) *modelWatch {
	counter := func(name, help, label string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, []string{label})
	}
	return &modelWatch{
		log:       log,
		answers:   counter("rectify_llm_answers_total", "Answers asked of the language model.", "ending"),
		sentences: counter("rectify_llm_sentences_total", "Sentences that the language model wrote: shown, or why not.", "fate"),
		tokens:    counter("rectify_llm_tokens_total", "Tokens, as the language model's server counts them.", "direction"),
		first: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "rectify_llm_first_sentence_seconds", Help: "Time until the first sentence that may be shown.", Buckets: prometheus.ExponentialBuckets(0.05, 2, 10),
		}),
	}
}

// register registers the metrics.
func (w *modelWatch) register(r prometheus.Registerer) {
	r.MustRegister(w.answers, w.sentences, w.tokens, w.first)
}

func (w *modelWatch) dropped(c ground.Claim, why ground.Fault) {
	w.sentences.WithLabelValues(string(why)).Inc()
	w.log.Info("model sentence dropped: the notice does not say it", "why", why, "items", c.Items, "sentence", c.Text)
}

func (w *modelWatch) ended(o compose.Outcome) {
	w.answers.WithLabelValues(string(o.Ending)).Inc()
	w.sentences.WithLabelValues("shown").Add(float64(o.Shown))
	w.tokens.WithLabelValues("read").Add(float64(o.Usage.Read))
	w.tokens.WithLabelValues("written").Add(float64(o.Usage.Written))
	if o.First > 0 {
		w.first.Observe(o.First.Seconds())
	}
	if w.also != nil {
		w.also(o)
	}
	if o.Ending != compose.EndedWritten && o.Ending != compose.EndedNothing {
		w.log.Warn("model answer failed", "ending", o.Ending, "took", o.Took.Round(time.Millisecond), "error", o.Err)
	}
}
