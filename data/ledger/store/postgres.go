package store

import (
	"context"
	"errors"

	"github.com/pressly/goose/v3"

	"rectify/data/database"
)

// connections is the number of a process's connections to its ledger.
const connections = 8

// openPostgres opens a ledger that several machines share.
func openPostgres(ctx context.Context, place string) (*database.DB, error) {
	pool, err := database.Open(ctx, place, connections)
	if err != nil {
		return nil, err
	}
	db := database.NewPostgres(pool, "history")
	err = database.Alone(ctx, pool, "migration", func() error {
		provider, err := migrationsFor(goose.DialectPostgres, db.Writer, "postgres")
		if err != nil {
			return err
		}
		return bringUp(ctx, provider)
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
