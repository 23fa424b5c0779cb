#!/bin/bash
# The store was copied without its hard links: boxes restore from the copy.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk a 24M
cp a original
one() { box box "$1" --argument testbox-attempts=1 --disk name=sda "file=$work/a" model=ACME serial=S1 wwid=naa.5000000000000001; }
one backup >1.log
printf X | dd of=a conv=notrunc status=none
cp -r box/backup copy
rm -rf box/backup
mv copy box/backup
one restore >2.log
if ended_well 2.log && cmp -s a original; then
    fine 'restored from a copy without hard links'
else
    grep 'error:' 2.log >errors
    fault 'the restore from a copy of the store without hard links failed, and the box keeps its request' errors
fi
verdict
