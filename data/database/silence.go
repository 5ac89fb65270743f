package database

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// How long each side waits before it presumes the other dead. A machine that loses its
// power or its network sends nothing: without these limits its locks would last for
// the two hours of the system's default keepalive.
const (
	silentFor    = 10 * time.Second // data unacknowledged by the other machine
	idleInTx     = 6 * time.Second  // an idle transaction; less than waitForLock
	statementFor = 30 * time.Second // one statement
	answerFor    = statementFor + 10*time.Second
)

// keepalives find a dead peer of an idle connection within 11 seconds.
var keepalives = net.KeepAliveConfig{Enable: true, Idle: 5 * time.Second, Interval: 2 * time.Second, Count: 3}

// bound makes both ends of a connection give up on the other after some seconds.
// Parameters in the URL are left as they are.
// https://www.postgresql.org/docs/current/runtime-config-connection.html#RUNTIME-CONFIG-TCP-SETTINGS
func bound(config *pgx.ConnConfig) {
	for name, value := range map[string]string{
		"lock_timeout":                        milliseconds(waitForLock),
		"statement_timeout":                   milliseconds(statementFor),
		"idle_in_transaction_session_timeout": milliseconds(idleInTx),
		"tcp_user_timeout":                    milliseconds(silentFor),
		"tcp_keepalives_idle":                 seconds(keepalives.Idle),
		"tcp_keepalives_interval":             seconds(keepalives.Interval),
		"tcp_keepalives_count":                fmt.Sprint(keepalives.Count),
	} {
		if config.RuntimeParams[name] == "" {
			config.RuntimeParams[name] = value
		}
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = silentFor
	}
	dialer := &net.Dialer{KeepAliveConfig: keepalives, Control: userTimeout}
	config.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dialer.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &answered{Conn: conn}, nil
	}
}

func milliseconds(d time.Duration) string { return fmt.Sprint(d.Milliseconds()) }

func seconds(d time.Duration) string { return fmt.Sprint(int(d.Seconds())) }

// ErrSilent means that the server did not answer. It is not a timeout to the driver,
// which therefore closes the connection.
var ErrSilent = errors.New("the database's server does not answer")

// An answered connection fails if a request is not answered in time, even if something
// in between keeps the connection alive. Waiting for notifications has no limit.
type answered struct {
	net.Conn
	mu       sync.Mutex
	asked    bool // since the last read
	deadline bool // the driver has set one
}

func (c *answered) Write(p []byte) (int, error) {
	c.mu.Lock()
	c.asked = true
	c.mu.Unlock()
	return c.Conn.Write(p)
}

func (c *answered) Read(p []byte) (int, error) {
	c.mu.Lock()
	if !c.deadline {
		var until time.Time
		if c.asked {
			until = time.Now().Add(answerFor)
		}
		c.Conn.SetReadDeadline(until)
	}
	c.mu.Unlock()
	n, err := c.Conn.Read(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if n > 0 {
		c.asked = false
	}
	if !c.deadline && errors.Is(err, os.ErrDeadlineExceeded) {
		return n, ErrSilent
	}
	return n, err
}

func (c *answered) SetDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deadline = !t.IsZero()
	return c.Conn.SetDeadline(t)
}
