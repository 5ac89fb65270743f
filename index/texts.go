package index

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"rectify/data/ledger"
)

// texts are the passages of an index by their rows, which bleve knows as ids. They
// lie in one file, each verbatim and folded, so that one is read, or looked
// through for a term, without unpacking the text around it.
type texts struct {
	file    io.ReaderAt // of each passage: it packed, and its text folded
	rows    []row
	Notices []string       // ids
	Lengths map[string]int // total grams by searched field, for BM25
}

// A row says where a passage begins in the file, how many bytes of it are packed,
// and which item it is of; the last row only where the file ends.
type row struct {
	From   int64
	Packed int32
	Notice int32 // place among the notices
	Item   int32
}

// size is the number of passages.
func (t *texts) size() int { return max(0, len(t.rows)-1) }

// key is the item that a passage is of; its Number is 0 for prose.
func (t *texts) key(at int) ledger.Key {
	r := t.rows[at]
	return ledger.Key{Notice: t.Notices[r.Notice], Number: int(r.Item)}
}

// of are the rows of the passages of some items.
func (t *texts) of(items []ledger.Key) (rows []int) {
	wanted := map[string][]int{}
	for _, key := range items {
		wanted[key.Notice] = append(wanted[key.Notice], key.Number)
	}
	for i, notice := range t.Notices {
		numbers := wanted[notice]
		if len(numbers) == 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(t.rows[:t.size()], int32(i), func(r row, notice int32) int { return cmp.Compare(r.Notice, notice) })
		for ; at < t.size() && t.rows[at].Notice == int32(i); at++ {
			if slices.Contains(numbers, int(t.rows[at].Item)) {
				rows = append(rows, at)
			}
		}
	}
	return rows
}

// stored reads a passage.
func (t *texts) stored(at int) (Passage, error) {
	packed, err := t.read(at, t.rows[at].From, t.rows[at].From+int64(t.rows[at].Packed), nil)
	if err != nil {
		return Passage{}, err
	}
	return unpacked(string(packed))
}

// folded reads the folded text of a passage into room, which may be nil.
func (t *texts) folded(at int, room []byte) ([]byte, error) {
	return t.read(at, t.rows[at].From+int64(t.rows[at].Packed), t.rows[at+1].From, room)
}

func (t *texts) read(at int, from, to int64, room []byte) ([]byte, error) {
	if n := int(to - from); cap(room) < n {
		room = make([]byte, n)
	} else {
		room = room[:n]
	}
	if _, err := t.file.ReadAt(room, from); err != nil {
		return nil, fmt.Errorf("reading passage %d: %w", at, err)
	}
	return room, nil
}

// add appends a passage to the file.
func (t *texts) add(to io.Writer, p Passage) error {
	if len(t.Notices) == 0 || t.Notices[len(t.Notices)-1] != p.Notice {
		t.Notices = append(t.Notices, p.Notice)
	}
	if len(t.rows) == 0 {
		t.rows = []row{{}}
	}
	last := &t.rows[len(t.rows)-1]
	whole, folded := packed(p), Fold(p.Text)
	last.Packed, last.Notice, last.Item = int32(len(whole)), int32(len(t.Notices)-1), int32(p.Item)
	t.rows = append(t.rows, row{From: last.From + int64(len(whole)+len(folded))})
	_, err := io.WriteString(to, whole+folded)
	return err
}

// The files of texts, next to bleve's own.
const (
	textsFile = "texts"
	rowsFile  = "rows"
	namesFile = "names.json"
)

// keep writes the rows next to the texts.
func (t *texts) keep(dir string) error {
	names, err := json.Marshal(t)
	if err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(dir, rowsFile))
	if err != nil {
		return err
	}
	to := bufio.NewWriter(file)
	return errors.Join(
		binary.Write(to, binary.LittleEndian, t.rows), to.Flush(), file.Close(),
		os.WriteFile(filepath.Join(dir, namesFile), names, 0o644))
}

// openTexts opens what keep wrote.
func openTexts(dir string) (*texts, error) {
	t := &texts{}
	names, err := os.ReadFile(filepath.Join(dir, namesFile))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(names, t); err != nil {
		return nil, err
	}
	rows, err := os.ReadFile(filepath.Join(dir, rowsFile))
	if err != nil {
		return nil, err
	}
	t.rows = make([]row, len(rows)/binary.Size(row{}))
	if _, err := binary.Decode(rows, binary.LittleEndian, t.rows); err != nil {
		return nil, err
	}
	t.file, err = os.Open(filepath.Join(dir, textsFile))
	return t, err
}

func (t *texts) close() error {
	if file, ok := t.file.(io.Closer); ok {
		return file.Close()
	}
	return nil
}
