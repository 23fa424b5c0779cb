#!/bin/bash
# What tbimage does not support is restored by it or called unsupported, never damaged.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p store/b
head -c 8M /dev/urandom >plain
zstd -q --long=28 -c <plain >store/b/sda.zst
restore store b/sda restored >log 2>&1
code=$?
if [ $code -eq 0 ] && cmp -s restored plain; then
    fine restored
elif [ $code -ne 7 ] && ! grep -q damage log; then
    fine "refused, exit code $code"
else
    fault "an unsupported window is called damage, exit code $code" log
fi
verdict
