#!/usr/bin/env python3
"""Runs an image's tar where there is no container engine: as root on Linux, in a chroot.

    sudo docker/run-image.py functions-chameleon/target/chameleon-server-image.tar PORT=8080

The layers are unpacked beside the tar, into <tar>.root, and the entrypoint is run there with the
image's environment, directory and user. NAME=value adds to the environment, any other argument to
the command. It shares this machine's network and processes, and signals reach the function itself,
for this process becomes it. Proves an image, isolates nothing.
"""

import ctypes
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile

CLONE_NEWNS = 0x20000


def unpack(image: tarfile.TarFile, root: pathlib.Path) -> dict:
    """Lays the layers over each other and returns the image's configuration."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    manifest = json.load(image.extractfile("manifest.json"))[0]
    for layer in manifest["Layers"]:
        with tarfile.open(fileobj=image.extractfile(layer)) as files:
            files.extractall(root)
    return json.load(image.extractfile(manifest["Config"]))["config"]


def enter(root: pathlib.Path) -> None:
    """Makes root this process's root, with mounts that it alone sees and that end with it."""
    if ctypes.CDLL(None).unshare(CLONE_NEWNS) != 0:
        raise SystemExit("run-image: this user may not make a mount namespace")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    for name in ("proc", "dev"):
        (root / name).mkdir(exist_ok=True)
        subprocess.run(["mount", "--rbind", f"/{name}", str(root / name)], check=True)
    os.chroot(root)


def main():
    if len(sys.argv) < 2 or os.geteuid() != 0:
        raise SystemExit(__doc__)
    path, *added = sys.argv[1:]
    settings = [argument for argument in added if "=" in argument]
    arguments = [argument for argument in added if "=" not in argument]
    root = pathlib.Path(path + ".root").resolve()
    with tarfile.open(path) as image:
        config = unpack(image, root)
    environment = dict(entry.split("=", 1) for entry in [*config.get("Env", []), *settings])
    command = [*(config.get("Entrypoint") or []), *(arguments or config.get("Cmd") or [])]
    user, _, group = (config.get("User") or "0:0").partition(":")

    enter(root)
    os.chdir(config.get("WorkingDir") or "/")
    os.setgroups([])
    os.setgid(int(group or user))
    os.setuid(int(user))
    os.execvpe(command[0], command, environment)


if __name__ == "__main__":
    main()
