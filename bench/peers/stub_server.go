// A server that answers every request at once, for the load generator's own limits.
//
//	PORT=8080 go run stub_server.go
package main

import (
	"io"
	"net/http"
	"os"
)

func main() {
	body := []byte("{}")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		w.Write(body)
	})
	panic(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
