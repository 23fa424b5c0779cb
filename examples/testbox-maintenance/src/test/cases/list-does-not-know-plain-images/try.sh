#!/bin/bash
# What restore takes for an image, list shows.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p store/b
head -c 1M /dev/urandom >plain
gzip -c plain >store/b/gz.gz
xz -c plain >store/b/xz.xz
zstd -q -c plain >store/b/zst.zst
lz4 -q -c plain >store/b/lz4.lz4
gzip -c plain >store/b/old.raw.gz
"$program" list --store dir:store >log 2>&1
for image in gz xz zst lz4 old; do
    if grep -q "b/$image" log; then fine "$image"; else fault "list does not show b/$image" log; fi
done
verdict
