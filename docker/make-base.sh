#!/bin/sh
# Makes the base of the images from what this machine has: a Java runtime, the libraries of the C
# and C++ world that it and TensorFlow need, and a user. For machines that reach no registry.
#
#   docker/make-base.sh [base.tar]         JAVA_HOME says which JDK; default: that of `java`
#   mvn package -Pimages -Dduet.base=tar://$PWD/base.tar
#
# Linux with glibc only. The tar is what `docker save` writes, so `docker load` takes it as well.
set -eu

out=${1:-base.tar}
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/etc" "$root/opt/java" "$root/usr/bin" "$root/tmp"
chmod 1777 "$root/tmp"

# 1. The runtime: what a function may use of Java, without tools, headers and debug symbols.
"$java_home/bin/jlink" --output "$root/opt/java/openjdk" \
  --add-modules java.se,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs \
  --strip-java-debug-attributes --no-header-files --no-man-pages
"$root/opt/java/openjdk/bin/java" -Xshare:dump >"$work/dump.log"
ln -s /opt/java/openjdk/bin/java "$root/usr/bin/java"

# 2. Every shared library that a part of the runtime is linked with, at the path it has here, and
#    what is loaded by name at run time: the C++ library for TensorFlow, glibc's host look-up.
libraries() {
  find "$root/opt/java/openjdk" -type f \( -name '*.so' -o -name java \) -exec ldd {} + 2>/dev/null |
    sed -n -e 's/.*=> \(\/[^ ]*\) .*/\1/p' -e 's/^[[:space:]]*\(\/[^ ]*ld-[^ ]*\) .*/\1/p'
  for name in libstdc++.so.6 libgcc_s.so.1 libm.so.6 librt.so.1 libdl.so.2 libpthread.so.0 \
    libz.so.1 libnss_files.so.2 libnss_dns.so.2 libresolv.so.2; do
    ldconfig -p | sed -n "s|^[[:space:]]*$name (libc6,[^)]*) => ||p" | head -n 1
  done
}
libraries | grep -v "^$root" | sort -u | while read -r library; do
  case $library in
    *libX*|*libasound*|*libxcb*) continue ;; # desktops and sound; functions are headless
  esac
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

# 3. A user that is not root, and the names of localhost.
echo 'nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin' >"$root/etc/passwd"
echo 'nonroot:x:65532:' >"$root/etc/group"
echo '127.0.0.1 localhost' >"$root/etc/hosts"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"

# 4. One layer, its configuration and the manifest that names both.
case $(uname -m) in
  x86_64) architecture=amd64 ;;
  aarch64|arm64) architecture=arm64 ;;
  *) echo "make-base: no image architecture is known for $(uname -m)" >&2; exit 1 ;;
esac
mkdir "$work/image"
tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$work/image/layer.tar" .
layer=$(sha256sum "$work/image/layer.tar" | cut -d ' ' -f 1)
cat >"$work/image/config.json" <<JSON
{"architecture":"$architecture","os":"linux","created":"1970-01-01T00:00:00Z",
 "config":{"Env":["PATH=/opt/java/openjdk/bin:/usr/bin","JAVA_HOME=/opt/java/openjdk","LANG=C.UTF-8"],"User":"65532:65532"},
 "rootfs":{"type":"layers","diff_ids":["sha256:$layer"]}}
JSON
echo '[{"Config":"config.json","RepoTags":["duet-base:local"],"Layers":["layer.tar"]}]' \
  >"$work/image/manifest.json"
tar -C "$work/image" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 \
  -cf "$out" config.json layer.tar manifest.json
echo "$out: $(du -m "$out" | cut -f 1) MB, $("$root/opt/java/openjdk/bin/java" --version | head -n 1)"
