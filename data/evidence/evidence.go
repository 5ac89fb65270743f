// Package evidence keeps copies of files that show what was done, each under the
// hash of its content.
package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Errors of a file that is not taken, and of one that is not here.
var (
	ErrTooLarge = errors.New("the file is too large")
	ErrEmpty    = errors.New("the file is empty")
	ErrKind     = errors.New("files of this kind are not taken")
	ErrContent  = errors.New("the content is not what the file's name says")
	ErrNotKept  = errors.New("no copy of the file is kept")
)

// A File is what the ledger records of a file.
type File struct {
	Name string // safe to show and to save under
	Hash string // SHA-256 of the content, in hexadecimal
	Type string // media type, by the content where it shows
	Size int64  // bytes
}

// A Store keeps copies in a directory.
type Store struct {
	Dir string // empty: files are only hashed, and no copy is kept
	Max int64  // bytes that a file may have; 0: DefaultMax
}

// DefaultMax is the largest file that is taken unless a setting says otherwise.
const DefaultMax = 20 << 20

// Largest is the largest file that is taken, in bytes.
func (s Store) Largest() int64 {
	if s.Max > 0 {
		return s.Max
	}
	return DefaultMax
}

// Keep hashes a file and keeps a copy. The same content is kept once. The errors
// are ErrTooLarge, ErrEmpty, ErrKind, ErrContent and those of the disk.
func (s Store) Keep(name string, content []byte) (File, error) {
	f := File{Name: SafeName(name), Size: int64(len(content))}
	switch {
	case f.Size == 0:
		return f, ErrEmpty
	case f.Size > s.Largest():
		return f, ErrTooLarge
	}
	var err error
	if f.Type, err = kindOf(f.Name, content); err != nil {
		return f, err
	}
	sum := sha256.Sum256(content)
	f.Hash = hex.EncodeToString(sum[:])
	if s.Dir == "" {
		return f, nil
	}
	if err := s.write(f.Hash, content); err != nil {
		return f, fmt.Errorf("keeping a copy of %s: %w", f.Name, err)
	}
	return f, nil
}

// Kept reports whether a copy is here.
func (s Store) Kept(hash string) bool {
	path, err := s.path(hash)
	if err != nil {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Read returns the copy of a file, or ErrNotKept. It refuses a copy that was changed
// on disk.
func (s Store) Read(hash string) ([]byte, error) {
	path, err := s.path(hash)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotKept
	}
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("the copy of %s has been changed on disk", hash)
	}
	return content, nil
}

// path returns the path of a copy. It is made of the hash alone, so no file name can
// lead out of the directory.
func (s Store) path(hash string) (string, error) {
	if sum, err := hex.DecodeString(hash); s.Dir == "" || err != nil || len(sum) != sha256.Size || hex.EncodeToString(sum) != hash {
		return "", ErrNotKept
	}
	return filepath.Join(s.Dir, hash[:2], hash), nil
}

// write stores a copy atomically.
func (s Store) write(hash string, content []byte) (err error) {
	path, err := s.path(hash)
	if err != nil || s.Kept(hash) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(file.Name())
		}
	}()
	_, err = file.Write(content)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
