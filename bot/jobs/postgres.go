package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"rectify/data/database"
)

// How many connections a queue has for its work, and for its leases.
const (
	connections      = 10
	leaseConnections = 3
)

// insertWithin is the time limit for adding jobs.
const insertWithin = 10 * time.Second

// stopWithin is how long a running job may continue after its replica lost the right to
// work on its kind.
const stopWithin = 10 * time.Second

// A replica is one of several processes that work on the same jobs.
type replica struct {
	pool       *pgxpool.Pool
	name       string // the replica is alive while its lease is held
	leases     leases
	log        *slog.Logger
	many       client // inserts jobs, and works on the kinds that every replica works on
	end        context.CancelFunc
	background sync.WaitGroup
}

// openPostgres opens the jobs in PostgreSQL. Kinds with a limit of one are
// worked on by one replica at a time; another takes over when that one ends.
func openPostgres(ctx context.Context, place string, log *slog.Logger, workers []Worker) (store, error) {
	pool, err := database.Open(ctx, place, connections)
	if err != nil {
		return store{}, err
	}
	forLeases, err := database.Open(ctx, place, leaseConnections)
	if err != nil {
		pool.Close()
		return store{}, err
	}
	host, _ := os.Hostname()
	running, end := context.WithCancel(context.WithoutCancel(ctx))
	r := &replica{pool: pool, log: log, end: end, name: fmt.Sprint(strings.ReplaceAll(host, "/", " "), " ", rand.Text())}
	r.leases = leases{forLeases, r.name}
	if err := r.start(ctx, running, workers); err != nil {
		return store{}, errors.Join(err, r.close(ctx))
	}
	return store{
		insert: func(ctx context.Context, params []river.InsertManyParams) ([]*rivertype.JobInsertResult, error) {
			ctx, cancel := context.WithTimeout(ctx, insertWithin)
			defer cancel()
			return r.many.InsertMany(ctx, params)
		},
		waiting: func(ctx context.Context, kind string) (n int, err error) {
			err = pool.QueryRow(ctx, countWaiting, kind).Scan(&n)
			return n, err
		},
		close: r.close,
	}, nil
}

// start creates missing tables, and starts background work that runs until running ends.
func (r *replica) start(ctx, running context.Context, workers []Worker) error {
	if err := r.migrate(ctx); err != nil {
		return err
	}
	var many, single []Worker
	for _, w := range workers {
		if w.Limit == 1 {
			single = append(single, w)
		} else {
			many = append(many, w)
		}
	}
	alive := make(chan struct{})
	living := sync.OnceFunc(func() { close(alive) })
	r.background.Go(func() {
		r.leaderLoop(running, aliveLease(r.name), func(ctx context.Context, _ int64) error {
			living()
			<-ctx.Done()
			return nil
		})
	})
	select {
	case <-alive:
	case <-time.After(insertWithin):
		return errors.New("the database grants no lease")
	}
	var err error
	if r.many, err = r.newClient("many", many, nil); err != nil {
		return err
	}
	if len(many) > 0 {
		if err := r.many.Start(running); err != nil {
			return err
		}
	}
	if len(single) > 0 {
		r.background.Go(func() {
			name := "single " + single[0].Kind
			r.leaderLoop(running, name, func(ctx context.Context, token int64) error {
				return r.workAlone(ctx, single, held{name, token})
			})
		})
	}
	r.background.Go(func() { r.rescueLoop(running) })
	r.background.Go(func() { keepSettled(running, r.log, settlePostgres, r.exec) })
	return nil
}

func (r *replica) migrate(ctx context.Context) error {
	return database.Alone(ctx, r.pool, "jobs migration", func() error {
		migrator, err := rivermigrate.New(riverpgxv5.New(r.pool), &rivermigrate.Config{Logger: quiet(r.log)})
		if err != nil {
			return err
		}
		if _, err = migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
			return err
		}
		if _, err = r.pool.Exec(ctx, indexLanes); err != nil {
			return err
		}
		if _, err = r.pool.Exec(ctx, makeLeases); err != nil {
			return err
		}
		return settle(ctx, settlePostgres, r.exec)
	})
}

func (r *replica) exec(ctx context.Context, statement string) error {
	_, err := r.pool.Exec(ctx, statement)
	return err
}

// newClient returns a River client with the name of the replica. lease, or nil, is the
// lease it works under.
func (r *replica) newClient(name string, workers []Worker, lease *held) (client, error) {
	id := r.name + "/" + name
	config, err := configOf(r.log, workers, r.ahead, fenceOf(r.pool, id, lease))
	if err != nil {
		return nil, err
	}
	config.ID = id
	if len(workers) == 0 { // it only inserts jobs
		config.Queues, config.Workers = nil, nil
	}
	return river.NewClient(riverpgxv5.New(r.pool), config)
}

// ahead implements aheadOf.
func (r *replica) ahead(ctx context.Context, kind, lane string, id int64) ([]int64, error) {
	rows, err := r.pool.Query(ctx, selectAhead, kind, lane, id)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int64])
}

// close waits for running jobs, at most until ctx ends.
func (r *replica) close(ctx context.Context) (err error) {
	if r.many != nil {
		err = stop(ctx, r.many)
	}
	r.end()
	closed := make(chan struct{})
	go func() {
		r.background.Wait()
		r.leases.pool.Close()
		r.pool.Close()
		close(closed)
	}()
	select {
	case <-closed:
	case <-ctx.Done(): // the database does not answer
	}
	return err
}
