#!/bin/bash
# A disk that has images is blank, has another partition table or has shrunk: its next backup is refused, or the user is warned.
# shellcheck disable=SC2317 # functions are called by their names
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

# told WHAT COMMAND…: what the commands do to a disk that has an image, the next backup knows
told() {
    rm -rf store disk
    mkdir store
    disk disk 24M
    backup store b/sda disk >/dev/null 2>&1
    "${@:2}"
    if again store b/sda disk >log 2>&1 && ! grep -qi warning log; then
        fault "$1 became the newest good image without a word" log
    else
        fine "$1"
    fi
}
blank() { truncate -s 0 disk; truncate -s 24M disk; }
without_table() {
    dd if=/dev/zero of=disk bs=64K count=1 conv=notrunc status=none
    dd if=/dev/zero of=disk bs=64K count=1 seek=$((24 * 16 - 1)) conv=notrunc status=none
}
other_table() { sgdisk -G disk >/dev/null 2>&1; }
shrunk() { truncate -s 20M disk; sgdisk -e -d1 -n1:2048:0 disk >/dev/null 2>&1; }
told 'a disk of zeros' blank
told 'a disk whose partition table is gone' without_table
told 'a disk with a partition table of another identity' other_table
told 'a disk that is smaller than before' shrunk
rm -rf store disk
mkdir store
disk disk 24M
backup store b/sda disk >/dev/null 2>&1
printf X | dd of=disk bs=1M seek=3 conv=notrunc status=none
if again store b/sda disk >log 2>&1 && ! grep -qi warning log; then fine 'the same disk, changed'; else fault 'the same disk, changed: not backed up, or a warning' log; fi
verdict
