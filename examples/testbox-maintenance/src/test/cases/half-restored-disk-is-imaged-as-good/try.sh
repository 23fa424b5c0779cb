#!/bin/bash
# A restore broke off or was killed: a backup of what it left is refused, or the user is warned.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk disk 64M
dd if=/dev/urandom of=disk bs=1M count=40 seek=8 conv=notrunc status=none
mkdir store small
backup store b/sda disk >/dev/null 2>&1
mount -t tmpfs -o size=24m none small

# told WHAT: the next backup of what is left on the disk
told() {
    if again store b/sda "$loop" >2.log 2>&1 && ! grep -qiE 'warning.*(restore|unfinished|half)' 2.log; then
        fault "$1 became the newest good image without a word" 2.log
    else
        fine "$1"
    fi
}
truncate -s 64M small/target
loop small/target
restore store b/sda "$loop" >1.log 2>&1 && fault 'the restore onto a disk that takes 24 MiB only did not fail' 1.log
mount -o remount,size=200m small
told 'a disk whose restore broke off'
detach "$loop"

rm small/target
truncate -s 64M small/target
loop small/target
"$program" restore --quiet --store dir:store --image b/sda "$loop" >1.log 2>&1 &
restoring=$!
while [ "$(stat -c %b small/target)" -lt 8192 ] && kill -0 "$restoring" 2>/dev/null; do sleep 0.01; done
kill -KILL "$restoring" 2>/dev/null && killed=yes
wait "$restoring" 2>/dev/null
if [ -z "${killed:-}" ]; then fine 'the restore was done before it could be killed'; else told 'a disk whose restore was killed'; fi
detach "$loop"
verdict
