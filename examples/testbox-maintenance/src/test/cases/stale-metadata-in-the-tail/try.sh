#!/bin/bash
# A larger target has metadata of another use at its end: named, or wiped.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk disk 32M
mkdir store
backup store b/sda disk >/dev/null 2>&1

# target SIZE: attached as $loop
target() { truncate -s 0 target; truncate -s "$1" target; loop target; }

# told_or_wiped WHAT TYPE
told_or_wiped() {
    restore store b/sda "$loop" >log 2>&1
    blockdev --flushbufs "$loop"
    if wipefs "$loop" | grep -q "$2" && ! grep -qiE "$2|raid" log; then
        fault "$1: after the restore the disk still says that it is a $2, without a word" log
    else
        fine "$1"
    fi
    detach "$loop"
}
target 48M
python3 "$case_folder/md10.py" "$loop" || exit 2
told_or_wiped 'Linux RAID 1.0' linux_raid_member
verdict
