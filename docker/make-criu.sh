#!/bin/sh
# Gives this machine a CRIU that works on its kernel, without installing anything: Debian unstable's
# packages, unpacked into a directory, started through their own dynamic loader.
#
#   docker/make-criu.sh DIR        then: export DUET_CRIU=DIR/criu
#
# Needs apt, dpkg-deb and Debian's keyring (debian-archive-keyring), so Debian or Ubuntu; 10 MB are
# fetched from Debian's archive. apt checks its signature and with that every package's digest. What
# this machine has installed, and apt's own lists, stay as they are.
#
#   DUET_DEBIAN_MIRROR     another mirror; default http://deb.debian.org/debian
#   DUET_DEBIAN_KEYRING    another keyring file
set -eu

fail() {
  echo "make-criu: $1" >&2
  exit 1
}

[ $# -eq 1 ] || { echo "usage: make-criu.sh DIR" >&2; exit 2; }
[ ! -e "$1" ] || [ -z "$(ls -A "$1")" ] || { echo "make-criu: $1 is not empty" >&2; exit 2; }
for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || fail "no $tool: this needs Debian or Ubuntu; build CRIU 4.2 or newer instead"
done
mirror=${DUET_DEBIAN_MIRROR:-http://deb.debian.org/debian}
keyring=${DUET_DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}
[ -r "$keyring" ] || fail "no $keyring: install debian-archive-keyring, or name one by DUET_DEBIAN_KEYRING"
case $(uname -m) in
  x86_64) architecture=amd64 triplet=x86_64-linux-gnu loader=ld-linux-x86-64.so.2 ;;
  aarch64) architecture=arm64 triplet=aarch64-linux-gnu loader=ld-linux-aarch64.so.1 ;;
  *) fail "Debian has no CRIU for $(uname -m)" ;;
esac

mkdir -p "$1"
dir=$(cd "$1" && pwd)
work=$(mktemp -d)
made=
trap 'rm -rf "$work"; [ -n "$made" ] || rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM

# 1. An apt with lists of its own, but this machine's proxies and the like. In its eyes nothing is
#    installed, so it names every package that is needed.
mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/parts"
: >"$work/status"
echo "deb [signed-by=$keyring] $mirror sid main" >"$work/sources.list"
cat >"$work/apt.conf" <<CONF
Dir::State "$work/state";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "$work/parts";
Dir::Etc::preferences "$work/none";
Dir::Etc::preferencesparts "$work/parts";
APT::Architecture "$architecture";
APT::Architectures "$architecture";
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
CONF
export APT_CONFIG="$work/apt.conf"
apt-get -qq -o APT::Update::Error-Mode=any update >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "cannot read $mirror"; }
apt-get -qq -y --download-only install criu >"$work/log" 2>&1 ||
  { cat "$work/log" >&2; fail "cannot fetch criu"; }

# 2. Unpacked, and a command that starts it with the C library that it was built with.
for package in "$work"/cache/archives/*.deb; do
  dpkg-deb -x "$package" "$dir/root"
done
rm -rf "$dir/root/usr/share" "$dir/root/etc" "$dir/root/var"
cat >"$dir/criu" <<CRIU
#!/bin/sh
lib=$dir/root/usr/lib/$triplet
exec "\$lib/$loader" --library-path "\$lib" "$dir/root/usr/sbin/criu" "\$@"
CRIU
chmod +x "$dir/criu"
version=$("$dir/criu" --version | sed -n 's/^Version: //p')
[ -n "$version" ] || fail "the CRIU that was fetched does not run here"
made=yes
echo "$dir/criu: CRIU $version; export DUET_CRIU=$dir/criu"
