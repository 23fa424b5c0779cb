#!/bin/bash
# A disk that has images has lost its partition table: the next backup is refused, or the user is warned.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk disk 24M
mkdir store
backup store b/sda disk >/dev/null 2>&1
truncate -s 0 disk
truncate -s 24M disk
if again store b/sda disk >log 2>&1 && ! grep -qi warning log; then
    fault 'a disk of zeros became the newest good image of a disk with a partition table, without a word' log
else
    fine 'a disk of zeros'
fi
verdict
