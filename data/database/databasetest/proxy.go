package databasetest

import (
	"fmt"
	"io"
	"net"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// A Proxy is between a client and PostgreSQL. Silenced, it forwards nothing
// and closes nothing, as a machine does that has lost its power.
type Proxy struct {
	Place string // as Place, through the proxy

	silent chan struct{} // closed once nothing is forwarded any more

	mu    sync.Mutex
	conns []net.Conn
}

// Through is a proxy to a place.
func Through(t testing.TB, place string) *Proxy {
	t.Helper()
	config, err := pgx.ParseConfig(place)
	if err != nil {
		t.Fatal(err)
	}
	network, address := "tcp", net.JoinHostPort(config.Host, fmt.Sprint(config.Port))
	if config.Host[0] == '/' {
		network, address = "unix", config.Host+"/.s.PGSQL."+fmt.Sprint(config.Port)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{silent: make(chan struct{})}
	host, port, _ := net.SplitHostPort(listener.Addr().String())
	p.Place = place + "&host=" + host + "&port=" + port + "&sslmode=disable" // they take the place of those before
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial(network, address)
			if err != nil {
				client.Close()
				continue
			}
			p.mu.Lock()
			p.conns = append(p.conns, client, server)
			p.mu.Unlock()
			go forward(client, server, p.silent)
			go forward(server, client, p.silent)
		}
	}()
	t.Cleanup(func() {
		listener.Close()
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, conn := range p.conns {
			conn.Close()
		}
	})
	return p
}

// Silence forwards nothing more, over connections that there are or that are
// made.
func (p *Proxy) Silence() { close(p.silent) }

func forward(to io.WriteCloser, from io.Reader, silent <-chan struct{}) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		select {
		case <-silent:
			return
		default:
		}
		if n > 0 {
			to.Write(buffer[:n])
		}
		if err != nil {
			to.Close()
			return
		}
	}
}
