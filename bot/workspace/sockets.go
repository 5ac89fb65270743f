package workspace

import "context"

// sockets are the Socket Mode connections of all apps.
type sockets struct{}

func (ss *sockets) hand(_ context.Context, _ Installed, _ parcel) receipt {
	return receipt{failure: "connection_failed"}
}
