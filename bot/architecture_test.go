package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var updateArchitecture = flag.Bool("update-architecture", false, "write ARCHITECTURE.md's table and picture anew")

// floors are the top folders, from the top.
var floors = []string{"bot", "handlers", "index", "data"}

// A room is a package: its path, and the first sentence of its comment.
type room struct{ path, synopsis string }

// TestArchitectureIsTrue holds ARCHITECTURE.md's table and picture against the
// packages that there are.
func TestArchitectureIsTrue(t *testing.T) {
	t.Parallel()
	rooms := map[string][]room{}
	for _, floor := range floors {
		rooms[floor] = roomsOf(t, floor)
	}
	page, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- rooms -->\n", "<!-- end of rooms -->\n"
	before, rest, ok := strings.Cut(string(page), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("ARCHITECTURE.md has no %q … %q", begin, end)
	}
	for path, want := range map[string]string{
		"ARCHITECTURE.md":    before + begin + roomTable(rooms) + end + after,
		"pictures/rooms.svg": roomPicture(rooms),
	} {
		if *updateArchitecture {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s is out of date (%v); write it anew with: go test ./bot -run ArchitectureIsTrue -update-architecture", path, err)
		}
	}
}

func roomsOf(t *testing.T, floor string) (rooms []room) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join("..", floor), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if d.Name() == "testdata" {
			return filepath.SkipDir
		}
		files, err := filepath.Glob(filepath.Join(path, "*.go"))
		if err != nil {
			return err
		}
		said, any := "", false
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.PackageClauseOnly)
			if err != nil {
				return err
			}
			tool := len(file.Comments) > 0 && strings.HasPrefix(file.Comments[0].List[0].Text, "//go:build ignore")
			if strings.HasSuffix(name, "_test.go") || tool {
				continue
			}
			any = true
			if file.Doc != nil {
				said = new(doc.Package).Synopsis(file.Doc.Text())
			}
		}
		at := strings.TrimPrefix(filepath.ToSlash(path), "../")
		if any && said == "" {
			t.Errorf("package %s has no comment", at)
		}
		if any && !strings.HasSuffix(at, "test") {
			rooms = append(rooms, room{at, strings.TrimPrefix(strings.TrimPrefix(said, "Package "), "Command ")})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(rooms, func(a, b room) int { return strings.Compare(a.path, b.path) })
	return rooms
}

func roomTable(rooms map[string][]room) string {
	var b strings.Builder
	for _, floor := range floors {
		fmt.Fprintf(&b, "\n### %s\n\n| package | what it does |\n|---|---|\n", floor)
		for _, r := range rooms[floor] {
			fmt.Fprintf(&b, "| [%s](../%[1]s) | %s |\n", r.path, r.synopsis)
		}
	}
	return b.String() + "\n"
}

// roomPicture draws the floors with their packages, those within a package
// beside it.
func roomPicture(rooms map[string][]room) string {
	const width, left, top, height, gap, letter = 900, 110, 14, 26, 8, 8
	var b bytes.Buffer
	y := top
	for i, floor := range floors {
		x, from := left, y
		for _, r := range rooms[floor] {
			name := strings.TrimPrefix(r.path, floor+"/")
			if name == floor {
				continue
			}
			w := letter*len(name) + 18
			if x+w > width-14 {
				x, y = left, y+height+gap
			}
			fmt.Fprintf(&b, `<rect class="room" x="%d" y="%d" width="%d" height="%d" rx="5"/><text x="%d" y="%d">%s</text>`+"\n", x, y+10, w, height, x+9, y+27, name)
			x += w + gap
		}
		if x == left { // a floor of one package
			y -= height
		}
		y += height + 24
		fmt.Fprintf(&b, `<rect class="floor" x="8" y="%d" width="%d" height="%d" rx="8"/><text class="name" x="22" y="%d">%s</text>`+"\n", from, width-16, y-from-4, from+28, floor)
		if i < len(floors)-1 {
			fmt.Fprintf(&b, `<path class="arrow" d="M 50 %d v 18 m -5 -6 l 5 6 l 5 -6"/>`+"\n", y-4)
			y += 18
		}
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="13">
<title>The packages on their four floors; imports go down only</title>
<style>text{fill:#1f2328}.name{font-weight:600;font-size:15px}.floor{fill:none;stroke:#8c959f}.room{fill:#ddf4ff;stroke:#54aeff}.arrow{fill:none;stroke:#59636e;stroke-width:2}
@media (prefers-color-scheme: dark){text{fill:#f0f6fc}.floor{stroke:#656c76}.room{fill:#121d2f;stroke:#1f6feb}.arrow{stroke:#9198a1}}</style>
%s</svg>
`, width, y+6, b.String())
}
