#!/bin/bash
# What tbimage does not support is restored by it or called unsupported, never damaged.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p store/b
head -c 8M /dev/urandom >plain
seq 400000 >text

# restored_or_told IMAGE PLAIN
restored_or_told() {
    local code
    rm -f restored
    restore store "b/$1" restored >log 2>&1
    code=$?
    if [ $code -eq 0 ] && cmp -s restored "$2"; then
        fine "$1 restored"
    elif [ $code -ne 0 ] && [ $code -ne 7 ] && ! grep -qi damage log; then
        fine "$1 refused, exit code $code"
    else
        fault "$1 is called damaged, exit code $code" log
    fi
}
zstd -q --long=28 -c <plain >store/b/window-of-256-mib.zst
zstd -q --long=31 -c <plain >store/b/window-of-2-gib.zst
split -n 200 -a 3 text sample.
zstd -q --train sample.* --maxdict=8192 -o dictionary
zstd -q -D dictionary -c text >store/b/zstd-dictionary.zst
lz4 -q -l -c text >store/b/lz4-legacy.lz4
xz --x86 --lzma2 -c text >store/b/xz-filter.xz
xz --delta=dist=4 --lzma2 -c text >store/b/xz-delta.xz
for image in window-of-256-mib window-of-2-gib; do restored_or_told "$image" plain; done
for image in zstd-dictionary lz4-legacy xz-filter xz-delta; do restored_or_told "$image" text; done

# what is damaged is still called so
zstd -q -c text | { head -c 5000; printf xxxx; cat; } >store/b/damaged.zst
if restore store b/damaged restored >log 2>&1; then fault 'a damaged file was restored' log; else fine 'a damaged file is refused'; fi
verdict
