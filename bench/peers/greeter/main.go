// A Greeter that answers every call at once, for the least that gRPC and its client take.
//
//	PORT=50051 go run .
package main

import (
	"context"
	"net"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/examples/helloworld/helloworld"
)

type greeter struct {
	helloworld.UnimplementedGreeterServer
}

func (greeter) SayHello(_ context.Context, in *helloworld.HelloRequest) (*helloworld.HelloReply, error) {
	return &helloworld.HelloReply{Message: "Hello, " + in.Name + "_response!"}, nil
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Getenv("PORT"))
	if err != nil {
		panic(err)
	}
	server := grpc.NewServer()
	helloworld.RegisterGreeterServer(server, greeter{})
	panic(server.Serve(listener))
}
