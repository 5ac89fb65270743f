package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"rectify/data/database"

	"github.com/pressly/goose/v3"
)

// Both folders create the same tables, and versions are the same in both. PostgreSQL's
// begins with the first version that supported it.
//
//go:embed migrations
var migrations embed.FS

// writes is the ledger version of this program. Every entry that it adds carries it; a
// ledger of a newer version is rejected.
var writes = newestIn("migrations/sqlite")

func newestIn(folder string) (version int64) {
	files, err := fs.ReadDir(migrations, folder)
	if err != nil {
		panic(err) // it is embedded
	}
	for _, file := range files {
		if v, err := goose.NumericComponent(file.Name()); err == nil {
			version = max(version, v)
		}
	}
	return version
}

func migrationsFor(dialect goose.Dialect, db *sql.DB, folder string) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations/"+folder)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(dialect, db, files)
}

// bringUp applies missing migrations.
func bringUp(ctx context.Context, provider *goose.Provider) error {
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return fmt.Errorf("%w (its version is %d, this program knows %d)", database.ErrNewer, current, target)
	}
	if current < target {
		_, err = provider.Up(ctx)
	}
	return err
}
