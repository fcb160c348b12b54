// Package esdbtest is an EventStoreDB for tests: a server in the test's own process
// that speaks the protocol over real gRPC on the loopback interface and keeps its log in
// memory. It answers as servers of the versions 23.10, 24.10 and 25.1 were recorded to
// answer (testdata, replayed by the tests of this package), and fails on demand.
//
//	srv := esdbtest.Start(t, esdbtest.Options{})
//	store, err := eventstoredb.Open(ctx, srv.URL(), …)
//	srv.OnAppend(func(c esdbtest.Call) esdbtest.Fault { return esdbtest.DropAfter })
//
// What it does not have: persistent subscriptions, projections, links, BatchAppend, the
// HTTP interface, a disk.
package esdbtest
