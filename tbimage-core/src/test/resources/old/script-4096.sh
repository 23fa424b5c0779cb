#!/usr/bin/env bash
# Made the images of script-4096, as root on Debian 12: what the script before this program made of disks with sectors of
# 4096 bytes, one with partitions and long runs of zeros, one that never was written. Run again, into a new folder, it
# makes others: those here stay as they are.
#
#   script-4096.sh FOLDER
set -euo pipefail
mkdir -p "$1/store/10.40.41.44" "$1/disks"
disk=$(mktemp)
trap 'rm -f "$disk"' EXIT

image() { # image SIZE FILE DISK
    truncate -s 0 "$disk"
    truncate -s "$1" "$disk"
    loop=$(losetup --find --show --sector-size 4096 "$disk")
    if [ "$3" = sda ]; then
        printf 'label: gpt\nsize=1M\nsize=512K\n' | sfdisk --quiet "$loop"
        seq 2000 | dd of="$loop" bs=4096 seek=300 iflag=fullblock conv=sync status=none
    fi
    dd if="$loop" bs=1M status=none | gzip >"$1.gz.tmp"
    losetup --detach "$loop"
    mv "$1.gz.tmp" "$2"
}
cd "$1"
image $((4 * 1048576 + 4096)) store/10.40.41.44/sda.raw.gz sda
image $((2 * 1048576)) store/10.40.41.44/sdb.gz sdb
cp store/10.40.41.44/sda.raw.gz disks/10.40.41.44-sda@-.gz
cp store/10.40.41.44/sdb.gz disks/10.40.41.44-sdb@-.gz
printf '%s\n' '10.40.41.44/sda - 4096 whole' '10.40.41.44/sdb - 4096 whole' >expected.txt
