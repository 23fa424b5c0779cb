#!/bin/bash
# A larger target has metadata of another use at its end: named, or wiped.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk disk 32M
mkdir store
backup store b/sda disk >/dev/null 2>&1

# target SIZE: attached as $loop
target() { truncate -s 0 target; truncate -s "$1" target; loop target; }

# told_or_wiped WHAT TYPE WORDS: what wipefs calls it, and what a message may call it
told_or_wiped() {
    blockdev --flushbufs "$loop"
    wipefs "$loop" | grep -q "$2" || { echo "the case is broken: no $2 on $loop"; exit 2; }
    restore store b/sda "$loop" >log 2>&1
    blockdev --flushbufs "$loop"
    if wipefs "$loop" | sed -n "\$p;/$2/p" | grep -q "$2" && ! grep -qiE "$3" log; then
        fault "$1: after the restore the disk still says that it is a $2, without a word" log
    else
        fine "$1"
    fi
    detach "$loop"
}
for version in 1.0 0.90; do
    target 48M
    python3 "$case_folder/raid.py" "$version" "$loop" || exit 2
    told_or_wiped "Linux RAID $version" linux_raid_member raid
done
target 80M # blkid looks for ZFS on disks of 64 MiB and more
python3 "$case_folder/zfs.py" "$loop" || exit 2
told_or_wiped 'ZFS' zfs_member zfs

# a GPT of the whole disk, of which the first half is overwritten and the second stays
target 48M
sgdisk -n1:2048:0 "$loop" >/dev/null 2>&1
restore store b/sda "$loop" >log 2>&1
if [ "$(dd if="$loop" bs=512 skip=$((48 * 2048 - 1)) count=1 status=none | head -c 8)" = 'EFI PART' ] && ! grep -qiE 'GPT' log; then
    fault 'the second half of another GPT stays at the end, without a word' log
else
    fine 'the second half of another GPT'
fi
verdict
