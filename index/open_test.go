package index

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// library is a small invented collection.
func library() []Passage {
	texts := []struct {
		item        int
		title, text string
	}{
		{0, "", "欢迎监督,联系电话:0000-1234567。"},
		{1, "供水管网老化", "城东水厂供水管网老化,漏损率达到31%,居民多次投诉。"},
		{1, "供水管网老化", "一是更换老旧管网12公里;二是建立巡查制度。"},
		{2, "公务用车管理不规范", "派车未登记,加油卡未绑定车辆。"},
		{2, "公务用车管理不规范", "修订公务用车管理办法,对加油卡逐一绑定。"},
		{3, "图书馆开放时间短", "县图书馆周末不开放,读者意见较大。"},
	}
	var out []Passage
	for i, t := range texts {
		kind := Finding
		if t.item == 0 {
			kind = Prose
		}
		out = append(out, Passage{Notice: "test", Item: t.item, Kind: kind, Order: i, Title: t.title, Text: t.text})
	}
	return out
}

// best asks and returns the number of the best item, -1 for none.
func best(t *testing.T, ix *Index, text string) int {
	t.Helper()
	hits, err := ix.Search(context.Background(), text, 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) == 0 {
		return -1
	}
	return hits[0].Item
}

func open(t *testing.T, dir string, passages []Passage) *Index {
	t.Helper()
	ix, err := Open(context.Background(), dir, passages, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func TestIndexIsKeptAndFoundAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	open(t, dir, library())
	before := sealedAt(t, dir)
	ix := open(t, dir, library())
	if got := best(t, ix, "供水管网漏损"); got != 1 {
		t.Errorf("best item = %d, want 1", got)
	}
	if after := sealedAt(t, dir); !after.ModTime().Equal(before.ModTime()) {
		t.Error("the index was built twice for the same passages")
	}
}

// sealedAt describes the one seal under dir.
func sealedAt(t *testing.T, dir string) os.FileInfo {
	t.Helper()
	seals, err := filepath.Glob(filepath.Join(dir, "*", sealFile))
	if err != nil || len(seals) != 1 {
		t.Fatalf("seals = %v, %v; want one", seals, err)
	}
	info, err := os.Stat(seals[0])
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestOtherContentsMakeAnotherIndex(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	old := open(t, dir, library())
	changed := append(library(), Passage{Notice: "test", Item: 4, Kind: Finding, Order: 9, Title: "校车超员", Text: "校车超员行驶。"})
	if got := best(t, open(t, dir, changed), "校车超员"); got != 4 {
		t.Errorf("best item in the new index = %d, want 4", got)
	}
	if got := best(t, old, "公务用车派车"); got != 2 {
		t.Errorf("a process that had the old index open now finds %d, want 2", got)
	}
	sealedAt(t, dir) // the old index is gone from disk
}

func TestDamagedIndexIsBuiltAgain(t *testing.T) {
	t.Parallel()
	damages := map[string]func(file string) error{
		"a byte changed": func(file string) error {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			data[len(data)/2] ^= 0xff
			return os.WriteFile(file, data, 0o644)
		},
		"cut short": func(file string) error { return os.Truncate(file, 10) },
		"removed":   os.Remove,
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			ix, err := Open(context.Background(), dir, library(), nil)
			if err != nil {
				t.Fatal(err)
			}
			ix.Close()
			files := contentFiles(t, dir)
			for _, file := range files {
				if err := damage(file); err != nil {
					t.Fatal(err)
				}
			}
			if got := best(t, open(t, dir, library()), "图书馆周末开放"); got != 3 {
				t.Errorf("best item after damage = %d, want 3", got)
			}
		})
	}
}

func contentFiles(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.Contains(path, contentDir) {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("content files = %v, %v", files, err)
	}
	return files
}

func TestUnwritableDirectoryStillAnswers(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a-file-not-a-directory")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	ix, err := Open(context.Background(), file, library(), nil)
	var notKept *NotKeptError
	if !errors.As(err, &notKept) {
		t.Fatalf("error = %v, want a NotKeptError", err)
	}
	defer ix.Close()
	if got := best(t, ix, "加油卡未绑定"); got != 2 {
		t.Errorf("best item = %d, want 2", got)
	}
}

func TestManyOpenAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			ix, err := Open(context.Background(), dir, library(), nil)
			if err != nil {
				t.Error(err)
				return
			}
			defer ix.Close()
			hits, err := ix.Search(context.Background(), "派车登记", 1)
			if err != nil || len(hits) == 0 || hits[0].Item != 2 {
				t.Errorf("hits = %v, %v; want item 2", hits, err)
			}
		})
	}
	group.Wait()
}

func TestNothingToFind(t *testing.T) {
	t.Parallel()
	if got := best(t, open(t, t.TempDir(), nil), "公务用车"); got != -1 {
		t.Errorf("an index of nothing found item %d", got)
	}
}

func TestBuildStopsWhenAsked(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(ctx, t.TempDir(), library(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want context.Canceled", err)
	}
}
