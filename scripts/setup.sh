#!/bin/sh
# Installs what building and testing need on Debian or Ubuntu, and only what is missing. Used by demo.sh and test.sh.
set -eu

packages=''
need() { # need COMMAND PACKAGE
    command -v "$1" >/dev/null 2>&1 || packages="$packages $2"
}

optional='' # what all works without, if less fast or with fewer tests: passed over where there is no such package
want() { # want COMMAND PACKAGE
    command -v "$1" >/dev/null 2>&1 || optional="$optional $2"
}
want_library() { # want_library FILE PACKAGE
    ldconfig -p 2>/dev/null | grep -qF "$1 " || optional="$optional $2"
}

PATH=$PATH:/usr/sbin:/sbin
need git git
need gpg gnupg
need mvn maven
need gzip gzip
need pigz pigz
need zstd zstd
need xz xz-utils
need lz4 lz4
want igzip isal # brings libisal2, the quickest gzip; for some processors only
want_library libdeflate.so.0 libdeflate0
need mkfs.ext4 e2fsprogs
need mkfs.btrfs btrfs-progs
need sfdisk fdisk
need sgdisk gdisk
need mdadm mdadm
need bzip2 bzip2
need lzop lzop
need lzip lzip
need cpio cpio
need zip zip
need 7z p7zip-full
need ar binutils
need mksquashfs squashfs-tools
need img2simg android-sdk-libsparse-utils
need mkfs.xfs xfsprogs
need mkfs.vfat dosfstools
need pvcreate lvm2
need losetup mount
need blockdev util-linux
need ps procps
need strace strace
need qemu-img qemu-utils
need python3 python3
need ip iproute2
need nbdkit nbdkit
need nbdfuse libnbd-bin
need fusermount3 fuse3
need bindfs bindfs
need /usr/bin/time time
javac=$(command -v javac || true)
case $("${javac:-false}" -version 2>&1 || true) in
    'javac 1'[7-9]* | 'javac '[2-9][0-9]*) ;;
    *) packages="$packages openjdk-17-jdk-headless" ;;
esac
[ -n "$packages$optional" ] || exit 0

command -v apt-get >/dev/null 2>&1 || {
    [ -n "$packages" ] || exit 0
    echo "setup.sh: these packages are missing, and there is no apt-get to install them with:$packages" >&2
    exit 1
}
as_root=''
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        [ -n "$packages" ] || exit 0
        echo "setup.sh: run as root, or install these packages first:$packages" >&2
        exit 1
    }
    as_root=sudo
fi
echo "setup.sh: installing$packages$optional"
required=$packages
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # the list is meant to be split
if ! { $as_root apt-get update &&
        for package in $optional; do
            if apt-cache show "$package" >/dev/null 2>&1; then packages="$packages $package"; fi
        done &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages; } >"$log" 2>&1; then
    cat "$log" >&2
    [ -n "$required" ] || {
        echo "setup.sh: going on without$optional" >&2
        exit 0
    }
    echo "setup.sh: installing failed" >&2
    exit 1
fi
