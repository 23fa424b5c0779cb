#!/bin/bash
# The kernel spells the identity of a disk otherwise, and its slot holds another disk: that one is not touched.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk a 24M
disk b 24M
cp a a.original
cp b b.original
other=(name=nvme0n1 "file=$work/b" kind=nvme port=1 'model=OTHER DATA' serial=D777 wwid=eui.00a0750100000001)

# found WHAT KEY=VALUE…: the imaged disk, spelled so in another slot, is restored, and the disk in its old slot is not touched
found() {
    printf X | dd of=a conv=notrunc status=none
    box box restore --argument testbox-attempts=1 --disk "${other[@]}" --disk name=nvme1n1 "file=$work/a" kind=nvme port=2 "${@:2}" >2.log
    grep 'error:' 2.log >errors
    if ! cmp -s b b.original; then
        fault "$1: a disk that was never imaged was overwritten, though the imaged one is there"
        cp b.original b
    elif ! cmp -s a a.original; then
        fault "$1: the imaged disk was not restored" errors
    else
        fine "$1"
    fi
}
box box backup --disk name=nvme0n1 "file=$work/a" kind=nvme port=1 'model=ACME NV2' serial=NV123 wwid=eui.0026b7785c1a2b3c >1.log
ended_well 1.log || fault 'the first backup failed' 1.log
found 'a WWN of another kind' 'model=ACME NV2' serial=NV123 wwid=nvme.2646-4e56313233-41434d45204e5632-00000001
found 'no WWN' 'model=ACME NV2' serial=NV123
found 'a longer model' 'model=ACME NV2 1TB SSD' serial=NV123 wwid=eui.0026b7785c1a2b3c
found 'underscores for blanks' model=ACME_NV2 'serial=  NV123' wwid=nvme.2646-4e56313233-41434d45204e5632-00000001

# the same model and serial with another WWN of the same kind is another disk
printf X | dd of=a conv=notrunc status=none
cp a a.changed
box box restore --argument testbox-attempts=1 --disk name=nvme1n1 "file=$work/a" kind=nvme port=2 'model=ACME NV2' serial=NV123 wwid=eui.0026b77800000000 >3.log
if cmp -s a a.changed; then fine 'another WWN of the same kind'; else fault 'another WWN of the same kind: the disk was overwritten' 3.log; fi
verdict
