package workspace

import (
	"errors"
	"testing"
)

// TestOnlyRefusalsAreRefusals: what the database cannot do ends the transaction, even where
// a refusal would not.
func TestOnlyRefusalsAreRefusals(t *testing.T) {
	t.Parallel()
	s, err := Open(t.Context(), Config{Path: ":memory:"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	was, went := false, false
	err = s.Do(t.Context(), func(tx *Tx) {
		was = refused(func() { tx.user("U0NOBODY1") })
		refused(func() { tx.exec(`INSERT INTO nowhere VALUES (1)`) })
		went = true
	})
	if refusal := (*Error)(nil); !was || went || err == nil || errors.As(err, &refusal) {
		t.Errorf("refused %v, went on %v: %v", was, went, err)
	}
}
