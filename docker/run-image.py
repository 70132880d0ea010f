#!/usr/bin/env python3
"""Runs an image's tar where there is no container engine: as root on Linux, in a chroot.

    sudo docker/run-image.py functions-chameleon/target/chameleon-server-image.tar PORT=8080

The layers are unpacked beside the tar, into <tar>.root, and the entrypoint is run there with the
image's environment and user. It shares this machine's network and processes. Signals reach the
function itself, for this process becomes it. Proves an image, isolates nothing.
"""

import json
import os
import pathlib
import shutil
import sys
import tarfile

# The mounts are seen by this process alone and end with it.
ENTER = """
{mount} --rbind /proc "$1/proc" && {mount} --rbind /dev "$1/dev" || exit 1
root=$1 user=$2; shift 2
exec {chroot} --userspec="$user" "$root" "$@"
"""


def unpack(image: tarfile.TarFile, root: pathlib.Path) -> dict:
    """Lays the layers over each other and returns the image's configuration."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    manifest = json.load(image.extractfile("manifest.json"))[0]
    for layer in manifest["Layers"]:
        with tarfile.open(fileobj=image.extractfile(layer)) as files:
            files.extractall(root)
    for mount_point in ("proc", "dev"):
        (root / mount_point).mkdir(exist_ok=True)
    return json.load(image.extractfile(manifest["Config"]))["config"]


def main():
    if len(sys.argv) < 2 or os.geteuid() != 0:
        raise SystemExit(__doc__)
    image, *settings = sys.argv[1:]
    with tarfile.open(image) as tar:
        root = pathlib.Path(image + ".root").resolve()
        config = unpack(tar, root)
    environment = dict(entry.split("=", 1) for entry in [*config.get("Env", []), *settings])
    command = [*(config.get("Entrypoint") or []), *(config.get("Cmd") or [])]
    script = ENTER.format(mount=shutil.which("mount"), chroot=shutil.which("chroot"))
    user = config.get("User") or "0:0"
    enter = [shutil.which("unshare"), "--mount", "/bin/sh", "-c", script, "sh", str(root), user]
    os.execve(enter[0], [*enter, *command], environment)


if __name__ == "__main__":
    main()
