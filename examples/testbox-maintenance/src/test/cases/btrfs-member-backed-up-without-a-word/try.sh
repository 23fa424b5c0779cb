#!/bin/bash
# A member of a mounted btrfs is in use, though only one member stands in the list of mounts.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

need mkfs.btrfs
truncate -s 128M a b
loop a; first=$loop
loop b; second=$loop
mkfs.btrfs -q -f -d raid1 -m raid1 "$first" "$second" >/dev/null 2>&1
mkdir mounted store
mount -t btrfs "$first" mounted || { echo 'SKIPPED: the kernel has no btrfs'; exit 77; }
for each in "$first" "$second"; do
    backup store "b/${each##*/}" "$each" >log 2>&1
    if grep -qi warning log; then fine "$each warned"; else fault "$each of a mounted btrfs: no warning" log; fi
done
umount mounted
verdict
