#!/bin/bash
# A disk that has images can not be written: its backup is made all the same, or the run says that it was left out.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk a 24M
disk b 24M
two() { # two ACTION [KEY=VALUE of the second disk]
    box box "$1" --disk name=sda "file=$work/a" model=A serial=S1 wwid=naa.5000000000000001 \
        --disk name=sdb "file=$work/b" model=A serial=S2 wwid=naa.5000000000000002 "${@:2}"
}
two backup >1.log
for property in ro=1 removable=1; do
    sleep 1.1
    two backup-again "$property" >2.log
    tail -n 1 box/backup/10.42.1.17/maintenance-runs.jsonl >record
    if ended_well 2.log && ! grep -q sdb record; then
        fault "$property: sdb has an image and was left out, and the run counts as done" record
    else
        fine "$property"
    fi
done
verdict
