package compose

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"rectify/handlers/reply"
)

// keptFor is how long an answer is remembered.
const keptFor = 30 * 24 * time.Hour

// keepAnswer remembers an answer that would not be written the same again.
func (a *Composer) keepAnswer(ctx context.Context, asked string, out reply.Reply) error {
	return a.Memory.Remember(ctx, AnswerMark(asked), []byte(reply.Beginning(out.Plain())), a.Clock.Now(), a.Clock.Now().Add(keptFor))
}

// AnswerMark names an answer by its question, which may be long.
func AnswerMark(asked string) string { return fmt.Sprintf("answer %x", sha256.Sum256([]byte(asked))) }
