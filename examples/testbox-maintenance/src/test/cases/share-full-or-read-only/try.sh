#!/bin/bash
# The share of images is full, or read-only: what only reads from it works all the same.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk a 24M
cp a original
one() { box box "$1" --disk name=sda "file=$work/a" model=ACME serial=S1 wwid=naa.5000000000000001 "${@:2}"; }
copy="mkdir -p $work/share; mount -t tmpfs -o size=4m none $work/share; cp -a $work/box/backup/. $work/share/"
full="$copy; dd if=/dev/zero of=$work/share/fill bs=4k status=none || true; mount --bind $work/share /mnt/testbox-backup"
read_only="$copy; mount -o remount,ro $work/share; mount --bind $work/share /mnt/testbox-backup"
one backup >1.log
ended_well 1.log || fault 'the first backup failed' 1.log

# restored WHAT BEFORE
restored() {
    printf X | dd of=a conv=notrunc status=none
    one restore --before "$2" >2.log
    grep 'error:' 2.log >errors
    if cmp -s a original; then
        fine "$1: restored"
    else
        fault "$1: no restore" errors
        grep -q 'attempt [0-9]' 2.log || fault "$1: and such attempts are not counted, so that the box never parks"
    fi
}
restored 'a full share' "$full"
restored 'a read-only share' "$read_only"
mkdir plain
cp -a box/backup/10.42.1.17 plain/
mount -t tmpfs -o size=4m none plain 2>/dev/null && cp -a box/backup/. plain/ && mount -o remount,ro plain
for command in list verify; do
    if "$program" $command --quiet --store "dir:$work/plain" --image 10.42.1.17/sda >log 2>&1 ||
        "$program" $command --quiet --store "dir:$work/plain" >log 2>&1; then
        fine "$command of a read-only store"
    else
        fault "$command of a read-only store" log
    fi
done
verdict
