"""vHive's chameleon function in Python: helloworld.Greeter over gRPC, one worker thread.

vHive's own server compiles the template in every call; so does this one unless it is told
`--compile once`, which is what a careful Python author would write. Set PORT (default 50051).
"""

import argparse
import os
from concurrent import futures

import grpc
import helloworld_pb2
import helloworld_pb2_grpc
import number_table


class Greeter(helloworld_pb2_grpc.GreeterServicer):
    def __init__(self, template):
        self.template = template

    def SayHello(self, request, context):
        template = self.template or number_table.compiled()
        if request.name == "replay":
            number_table.render(template, rows=15, columns=10)
        else:
            number_table.render(template, rows=10, columns=15)
        suffix = "_response" if request.name in ("record", "replay") else ""
        return helloworld_pb2.HelloReply(message=f"Hello, {request.name}{suffix}!")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--compile", choices=["per-call", "once"], default="per-call")
    once = arguments.parse_args().compile == "once"

    server = grpc.server(futures.ThreadPoolExecutor(max_workers=1))
    greeter = Greeter(number_table.compiled() if once else None)
    helloworld_pb2_grpc.add_GreeterServicer_to_server(greeter, server)
    server.add_insecure_port(f"[::]:{os.environ.get('PORT', '50051')}")
    server.start()
    server.wait_for_termination()


if __name__ == "__main__":
    main()
