#!/bin/sh
# Makes the peers' three Python environments; Python 3.9 to 3.12, as TensorFlow 2.16 asks.
#   bench/peers/setup.sh [directory]      (default: bench/peers/.venv)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venvs=${1:-$here/.venv}

for peer in chameleon tensorflow pytorch; do
  "${PYTHON:-python3}" -m venv "$venvs/$peer"
  "$venvs/$peer/bin/pip" install --quiet -r "$here/requirements-$peer.txt"
done

# The stubs are generated beside the libraries, so that the servers import them as vHive's do.
python=$venvs/chameleon/bin/python
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
"$python" -m grpc_tools.protoc -I "$here" \
  --python_out="$packages" --grpc_python_out="$packages" "$here/helloworld.proto"

echo "chameleon:  $venvs/chameleon/bin/python"
echo "tensorflow: $venvs/tensorflow/bin/python"
echo "pytorch:    $venvs/pytorch/bin/python"
