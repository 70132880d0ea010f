"""What python-igraph 0.11.4 answers where Duet's graph functions do.

    python3 graph_answers.py SIZE SEED...

prints a line for each seed: PageRank of vertex 0, MD5 of the spanning tree's edges as JSON, MD5 of the
breadth-first search as JSON.
"""

import hashlib
import json
import random
import sys

import igraph


def md5(value):
    return hashlib.md5(json.dumps(value, separators=(",", ":")).encode()).hexdigest()


def main():
    size = int(sys.argv[1])
    for seed in sys.argv[2:]:
        random.seed(int(seed))
        graph = igraph.Graph.Barabasi(size, 10)
        tree = graph.spanning_tree(None, False)
        print(repr(graph.pagerank()[0]), md5(tree), md5(graph.bfs(0)))


if __name__ == "__main__":
    main()
