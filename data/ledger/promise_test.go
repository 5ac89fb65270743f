package ledger

import (
	"errors"
	"testing"
)

func TestPromises(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	const sentence = "拟于2024年6月底前完成。"
	got, err := do(t, s, 2, "li", SetPromise{sentence, Promise{State: PromiseOpen, Due: "2024-06-30"}})
	if err != nil || got.PromiseStates()[PromiseKey("拟于 2024年6月底前完成")].Due != "2024-06-30" {
		t.Errorf("%+v, %v: a space more is the same sentence", got, err)
	}
	if _, err := do(t, s, 2, "li", SetPromise{sentence, Promise{State: PromiseEnded}}); !errors.Is(err, ErrReasonNeeded) {
		t.Errorf("dropped without a reason: %v", err)
	}
	if _, err := do(t, s, 2, "li", SetPromise{"", Promise{State: PromiseKept}}); !errors.Is(err, ErrInvalid) {
		t.Errorf("no sentence: %v", err)
	}
	if got, err = do(t, s, 2, "li", SetPromise{sentence, Promise{State: PromiseKept}}, Undo{}); err != nil || got.PromiseStates()[PromiseKey(sentence)].State != PromiseOpen {
		t.Errorf("after undo: %+v, %v", got, err)
	}
	verify(t, s)
}
