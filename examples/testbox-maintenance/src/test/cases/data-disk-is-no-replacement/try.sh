#!/bin/bash
# The imaged disk is gone, and another one is in its slot or the only one left: it is overwritten only if nothing is lost.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"
need blkid mkfs.ext4

disk a 24M
cp a a.original
lst=box/backup/10.42.1.17/disk-devices.lst

# replaced WHAT taken|left FILE PORT [OPTION…]: the disk in FILE is there in place of the imaged one
replaced() {
    cp "$3" before
    box box restore --argument testbox-attempts=1 "${@:5}" \
        --disk name=sda "file=$work/$3" "port=$4" model=NEW serial=N1 wwid=naa.5000000000000009 >2.log
    case $2 in
        taken) if ended_well 2.log && cmp -s "$3" a.original; then fine "$1"; else fault "$1: not restored" 2.log; fi ;;
        left) if cmp -s "$3" before && grep -q testbox-any-content=yes 2.log; then fine "$1"; else fault "$1: overwritten, or no way out is named" 2.log; fi ;;
    esac
}

box box backup --disk name=sda "file=$work/a" port=1 model=OLD serial=O1 wwid=naa.5000000000000001 >1.log
ended_well 1.log || fault 'the first backup failed' 1.log

disk data 24M
replaced 'another partition table, in the slot' left data 1
replaced 'another partition table, the only disk left' left data 5
truncate -s 24M ext4
mkfs.ext4 -q -F ext4
replaced 'a file system on the whole disk' left ext4 1
truncate -s 24M tail
printf X | dd of=tail bs=1 seek=$((24 * 1048576 - 600)) conv=notrunc status=none
replaced 'data in the last MiB' left tail 1
truncate -s 24M blank
replaced 'a blank disk, in the slot' taken blank 1
truncate -s 0 blank
truncate -s 24M blank
replaced 'a blank disk, the only one left' taken blank 5
printf X | dd of=blank bs=1 seek=5M conv=notrunc status=none
replaced 'the partition table of the imaged disk' taken blank 1
cp data allowed
replaced 'other data, allowed by the request' taken allowed 1 --argument testbox-any-content=yes
cp data named
echo sda >"$lst"
replaced 'other data, named in the list' taken named 5
verdict
