package store

import (
	"errors"
	"testing"

	"rectify/data/ledger"
)

func TestPromises(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	const sentence = "拟于2024年6月底前完成。"
	got, err := do(t, s, 2, "li", ledger.SetCommitment{Sentence: sentence, Commitment: ledger.Commitment{State: ledger.CommitmentOpen, Due: "2024-06-30"}})
	if err != nil || got.CommitmentStates()[ledger.CommitmentKey("拟于 2024年6月底前完成")].Due != "2024-06-30" {
		t.Errorf("%+v, %v: a space more is the same sentence", got, err)
	}
	if _, err := do(t, s, 2, "li", ledger.SetCommitment{Sentence: sentence, Commitment: ledger.Commitment{State: ledger.CommitmentDropped}}); !errors.Is(err, ledger.ErrReasonNeeded) {
		t.Errorf("dropped without a reason: %v", err)
	}
	if _, err := do(t, s, 2, "li", ledger.SetCommitment{Sentence: "", Commitment: ledger.Commitment{State: ledger.CommitmentKept}}); !errors.Is(err, ledger.ErrInvalid) {
		t.Errorf("no sentence: %v", err)
	}
	if got, err = do(t, s, 2, "li", ledger.SetCommitment{Sentence: sentence, Commitment: ledger.Commitment{State: ledger.CommitmentKept}}, ledger.Undo{}); err != nil || got.CommitmentStates()[ledger.CommitmentKey(sentence)].State != ledger.CommitmentOpen {
		t.Errorf("after undo: %+v, %v", got, err)
	}
	verify(t, s)
}
