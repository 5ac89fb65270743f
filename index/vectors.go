package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"path/filepath"
)

// A vector is a direction, each component in one byte: a quarter of the memory, and
// the order of neighbours is the same except for near ties.
type vector struct {
	parts []int8
	scale float32 // a part times this is that of the direction
}

func newVector(from []float32) vector {
	var length, most float64
	for _, f := range from {
		length += float64(f) * float64(f)
		most = max(most, math.Abs(float64(f)))
	}
	v := vector{parts: make([]int8, len(from))}
	if most == 0 || math.IsNaN(length) || math.IsInf(length, 0) {
		return v // of no direction: near nothing
	}
	for i, f := range from {
		v.parts[i] = int8(math.Round(float64(f) / most * math.MaxInt8))
	}
	v.scale = float32(most / math.MaxInt8 / math.Sqrt(length))
	return v
}

// alike returns the cosine of two vectors, -1 to 1.
func (v vector) alike(w vector) float32 {
	var sum int32
	for i, p := range v.parts {
		sum += int32(p) * int32(w.parts[i])
	}
	return float32(sum) * v.scale * w.scale
}

// vectors are stored by the texts that they were computed from, so that a text in
// several notices or editions is embedded once.
type vectors map[textKey]vector

type textKey [16]byte

func keyOf(text string) textKey {
	sum := sha256.Sum256([]byte(text))
	return textKey(sum[:len(textKey{})])
}

// of returns the vectors of the passages, and the texts without one, each once.
func (vs vectors) of(passages []Passage) (rows []vector, missing []string) {
	seen := map[textKey]bool{}
	for _, p := range passages {
		text := embedded(p)
		key := keyOf(text)
		v, ok := vs[key]
		if !ok && !seen[key] {
			seen[key] = true
			missing = append(missing, text)
		}
		rows = append(rows, v)
	}
	return rows, missing
}

// only returns the vectors of these passages.
func (vs vectors) only(passages []Passage) vectors {
	kept := vectors{}
	for _, p := range passages {
		key := keyOf(embedded(p))
		if v, ok := vs[key]; ok {
			kept[key] = v
		}
	}
	return kept
}

// add adds the vectors of texts. It returns an error if their lengths differ.
func (vs vectors) add(texts []string, made [][]float32) error {
	if len(made) != len(texts) {
		return fmt.Errorf("embedding passages: %d vectors for %d texts", len(made), len(texts))
	}
	length := vs.length()
	for i, m := range made {
		if len(m) == 0 || length > 0 && len(m) != length {
			return fmt.Errorf("embedding passages: a vector of %d parts beside one of %d", len(m), length)
		}
		length = len(m)
		vs[keyOf(texts[i])] = newVector(m)
	}
	return nil
}

// length returns the number of components of each vector.
func (vs vectors) length() int {
	for _, v := range vs {
		return len(v.parts)
	}
	return 0
}

// ErrNoVectors means that the vectors of some passages are missing.
var ErrNoVectors = errors.New("the passages have no embeddings yet")

// vectorsPath returns the path of a model's vectors, next to the indexes.
func vectorsPath(dir, model string) string {
	sum := sha256.Sum256([]byte(model))
	return filepath.Join(dir, "vectors-"+hex.EncodeToString(sum[:fingerprintLength/2]))
}

// The format of a file of vectors: this word, their length and number, then each one's
// key, scale and components, and a CRC-32C of all that.
const vectorsWord = "rectify vectors 1\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// keep writes the vectors to a file, atomically.
func (vs vectors) keep(path string) error {
	var b bytes.Buffer
	b.WriteString(vectorsWord)
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a buffer takes anything of a fixed size
	put(uint32(vs.length()))
	put(uint32(len(vs)))
	for key, v := range vs {
		put(key)
		put(v.scale)
		put(v.parts)
	}
	put(crc32.Checksum(b.Bytes(), castagnoli))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("keeping embeddings: %w", err)
	}
	file, err := os.CreateTemp(filepath.Dir(path), buildingPrefix)
	if err != nil {
		return fmt.Errorf("keeping embeddings: %w", err)
	}
	defer os.Remove(file.Name())
	_, err = file.Write(b.Bytes())
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("keeping embeddings: %w", err)
	}
	return nil
}

// openVectors reads a file of vectors. It returns ErrNoVectors if there is none, or it
// is damaged.
func openVectors(path string) (vectors, error) {
	body, err := os.ReadFile(path)
	if err != nil || len(body) < len(vectorsWord)+12 {
		return nil, ErrNoVectors
	}
	rest, sum := body[:len(body)-4], binary.LittleEndian.Uint32(body[len(body)-4:])
	if !bytes.HasPrefix(rest, []byte(vectorsWord)) || crc32.Checksum(rest, castagnoli) != sum {
		return nil, ErrNoVectors
	}
	rest = rest[len(vectorsWord):]
	length, number := int(binary.LittleEndian.Uint32(rest)), int(binary.LittleEndian.Uint32(rest[4:]))
	rest = rest[8:]
	each := len(textKey{}) + 4 + length
	if len(rest) != each*number {
		return nil, ErrNoVectors
	}
	vs := make(vectors, number)
	for ; len(rest) > 0; rest = rest[each:] {
		v := vector{parts: make([]int8, length), scale: math.Float32frombits(binary.LittleEndian.Uint32(rest[len(textKey{}):]))}
		for i, p := range rest[len(textKey{})+4 : each] {
			v.parts[i] = int8(p)
		}
		vs[textKey(rest[:len(textKey{})])] = v
	}
	return vs, nil
}

// mostAsked limits the cached vectors of questions.
const mostAsked = 256
