package compose

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"rectify/handlers/reply"
)

// keptFor is how long an answer is kept.
const keptFor = 30 * 24 * time.Hour

// keepAnswer stores an answer, since the writer would not produce the same again.
func (a *Composer) keepAnswer(ctx context.Context, asked string, out reply.Reply) error {
	return a.Memory.Remember(ctx, AnswerMark(asked), []byte(reply.Beginning(out.Plain())), a.Clock.Now(), a.Clock.Now().Add(keptFor))
}

// AnswerMark returns the key of an answer: a hash of its question, which may be long.
func AnswerMark(asked string) string { return fmt.Sprintf("answer %x", sha256.Sum256([]byte(asked))) }
