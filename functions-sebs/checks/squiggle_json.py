"""What SeBS's dna-visualisation stores, by squiggle 0.3.1 and Python's json.

    python3 squiggle_json.py SEQUENCE DRAWING...

reads the first file and writes the second, for each pair.
"""

import json
import sys

from squiggle import transform


def main():
    files = sys.argv[1:]
    for sequence, drawing in zip(files[::2], files[1::2]):
        with open(sequence, "r", encoding="utf-8") as source:
            text = source.read()
        with open(drawing, "w", encoding="utf-8") as target:
            json.dump(transform(text), target)


if __name__ == "__main__":
    main()
