#!/bin/bash
# The share of images is full, or read-only: a restore from it works all the same.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk a 24M
cp a original
one() { box box "$1" --disk name=sda "file=$work/a" model=ACME serial=S1 wwid=naa.5000000000000001 "${@:2}"; }
copy="mkdir -p $work/share; mount -t tmpfs -o size=4m none $work/share; cp -a $work/box/backup/. $work/share/"
over="mount --bind $work/share /mnt/testbox-backup"

# restored WHAT BEFORE
restored() {
    printf X | dd of=a conv=notrunc status=none
    one restore --before "$2" >2.log
    grep 'error:' 2.log >errors
    if cmp -s a original; then
        fine "$1"
    else
        fault "$1: no restore" errors
        grep -q 'attempt [0-9]' 2.log || fault "$1: and such attempts are not counted, so that the box never parks"
    fi
}
one backup >1.log
restored 'a full share' "$copy; dd if=/dev/zero of=$work/share/fill bs=4k status=none || true; $over"
restored 'a read-only share' "$copy; mount -o remount,ro $work/share; $over"
verdict
