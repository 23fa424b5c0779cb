#!/bin/bash
# The store was copied without its hard links: boxes restore from the copy, and are backed up into it.
# shellcheck disable=SC2317 # functions are called by their names
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk a 24M
cp a original
one() { box box "$1" --argument testbox-attempts=1 --disk name=sda "file=$work/a" model=ACME serial=S1 wwid=naa.5000000000000001; }
by_cp() { cp -r box/backup copy; }
by_tar() { mkdir copy; tar -c --hard-dereference -C box/backup . | tar -x -C copy; }
one backup >1.log
ended_well 1.log || fault 'the first backup failed' 1.log
for way in by_cp by_tar; do
    $way
    rm -rf box/backup
    mv copy box/backup
    printf X | dd of=a conv=notrunc status=none
    one restore >2.log
    grep 'error:' 2.log >errors
    if ended_well 2.log && cmp -s a original; then
        fine "restored from a copy $way"
    else
        fault "the restore from a copy $way, without hard links, failed, and the box keeps its request" errors
    fi
done
sleep 1.1
cp original a
one backup-again >3.log
grep 'error:' 3.log >errors
if ended_well 3.log; then fine 'backed up into a copy'; else fault 'a backup into a copy failed' errors; fi
verdict
