#!/bin/bash
# A restore broke off: a backup of what it left is refused, or the user is warned.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk disk 64M
dd if=/dev/urandom of=disk bs=1M count=40 seek=8 conv=notrunc status=none
mkdir store small
backup store b/sda disk >/dev/null 2>&1
mount -t tmpfs -o size=24m none small
truncate -s 64M small/target
loop small/target
restore store b/sda "$loop" >1.log 2>&1 && fault 'the restore onto a disk that takes 24 MiB only did not fail' 1.log
mount -o remount,size=200m small
if again store b/sda "$loop" >2.log 2>&1 && ! grep -qiE 'warning.*(restore|unfinished|half)' 2.log; then
    fault 'a half-restored disk became the newest good image, without a word' 2.log
else
    fine 'a half-restored disk'
fi
detach "$loop"
verdict
