package evidence

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const png = "\x89PNG\x0D\x0A\x1A\x0A rest of a photograph"

func TestKeepsACopyByItsHash(t *testing.T) {
	t.Parallel()
	s := Store{Dir: filepath.Join(t.TempDir(), "evidence")}
	f, err := s.Keep("../../照片/现场 1.png", []byte(png))
	if err != nil || f.Name != "现场 1.png" || f.Type != "image/png" || f.Size != int64(len(png)) || !s.Kept(f.Hash) {
		t.Fatalf("%+v, %v", f, err)
	}
	if again, err := s.Keep("同一张.png", []byte(png)); err != nil || again.Hash != f.Hash {
		t.Errorf("%+v, %v", again, err)
	}
	if content, err := s.Read(f.Hash); err != nil || string(content) != png {
		t.Errorf("%q, %v", content, err)
	}
	copies, err := filepath.Glob(filepath.Join(s.Dir, "*", "*"))
	if err != nil || len(copies) != 1 || filepath.Base(copies[0]) != f.Hash {
		t.Errorf("%v, %v", copies, err)
	}
	if err := os.WriteFile(copies[0], []byte("forged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Read(f.Hash); err == nil {
		t.Error("a forged copy is handed out")
	}
}

func TestNothingButAHashNamesACopy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := Store{Dir: filepath.Join(dir, "evidence")}
	for _, name := range []string{"", "../secret", "..", strings.Repeat("a", 63), strings.Repeat("A", 64), strings.Repeat("ab", 32)} {
		if content, err := s.Read(name); !errors.Is(err, ErrNotKept) || s.Kept(name) {
			t.Errorf("%q: %q, %v", name, content, err)
		}
	}
}

func TestFilesThatAreNotTaken(t *testing.T) {
	t.Parallel()
	s := Store{Max: 100}
	for _, c := range []struct {
		name, content string
		want          error
	}{
		{"纪要.pdf", "%PDF-1.7 …", nil},
		{"清单.CSV", "编号,问题\n1,…", nil},
		{"说明.docx", "PK\x03\x04…", nil},
		{"空.pdf", "", ErrEmpty},
		{"大.txt", strings.Repeat("x", 101), ErrTooLarge},
		{"页面.html", "<html>", ErrKind},
		{"图.svg", "<svg/>", ErrKind},
		{"run.exe", "MZ", ErrKind},
		{"没有后缀", "x", ErrKind},
		{"发票.txt", "<!DOCTYPE html><script>", ErrContent},
		{"发票.docx", "MZ\x90\x00", ErrContent},
		{"脚本.txt", "#!/bin/sh", ErrContent},
		{"照片.jpg", png, ErrContent},
		{"照片.png", "not a picture", ErrContent},
		{"假.txt", "%PDF-1.7", ErrContent},
	} {
		f, err := s.Keep(c.name, []byte(c.content))
		if !errors.Is(err, c.want) || c.want == nil && (f.Hash == "" || s.Kept(f.Hash)) {
			t.Errorf("%s: %+v, %v; want %v", c.name, f, err, c.want)
		}
	}
}

func TestSafeNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"纪要.pdf": "纪要.pdf", `C:\用户\纪要.pdf`: "纪要.pdf", "../../etc/passwd": "passwd", "..": "file", "": "file", "a\nb\x1b[31m.pdf": "a_b_[31m.pdf",
		"gnp.\u202eexe": "gnp._exe", `"><img>.png`: "___img_.png", strings.Repeat("长", 200) + ".pdf": strings.Repeat("长", 115) + "….pdf",
	} {
		if got := SafeName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
