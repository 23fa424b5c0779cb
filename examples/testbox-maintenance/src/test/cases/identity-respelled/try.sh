#!/bin/bash
# The kernel spells the identity of a disk otherwise, and its slot holds another disk: that one is not touched.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk a 24M
disk b 24M
cp a a.original
cp b b.original
imaged() { echo name=nvme0n1 "file=$work/a" kind=nvme port=1; }
# shellcheck disable=SC2046 # words
box box backup --disk $(imaged) 'model=ACME NV2' serial=NV123 wwid=eui.0026b7785c1a2b3c >1.log
ended_well 1.log || fault 'the first backup failed' 1.log
printf X | dd of=a conv=notrunc status=none
box box restore --argument testbox-attempts=1 \
    --disk name=nvme0n1 "file=$work/b" kind=nvme port=1 'model=OTHER DATA' serial=D777 wwid=eui.00a0750100000001 \
    --disk name=nvme1n1 "file=$work/a" kind=nvme port=2 'model=ACME NV2' serial=NV123 wwid=nvme.2646-4e56313233-41434d45204e5632-00000001 >2.log
grep 'error:' 2.log >errors
if cmp -s b b.original; then
    fine 'the disk in the old slot was not touched'
else
    fault 'a disk that was never imaged was overwritten, though the imaged one (same model and serial) is there'
fi
if cmp -s a a.original; then fine 'the imaged disk was restored'; else fault 'the imaged disk was not restored' errors; fi
verdict
