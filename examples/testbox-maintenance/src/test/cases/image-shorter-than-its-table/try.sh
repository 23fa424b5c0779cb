#!/bin/bash
# The partition table in an image reaches past the end of the image: refused, or the user is warned.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk disk 64M
mkdir -p store/b
head -c 24M disk | gzip -c >store/b/sda.gz
truncate -s 64M target
loop target
if restore store b/sda "$loop" >log 2>&1 && ! grep -qiE 'partition|table' log; then
    fault 'a third of a disk was restored without a word of its partition table, which reaches past the end' log
else
    fine 'an image that ends before its partitions'
fi
verdict
