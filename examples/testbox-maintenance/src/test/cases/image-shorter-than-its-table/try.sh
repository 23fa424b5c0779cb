#!/bin/bash
# The partition table in an image reaches past its end, or is for sectors of another size: refused, or the user is warned.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p store/b

# told IMAGE TARGET-SIZE [OPTION of losetup…]
told() {
    truncate -s 0 target
    truncate -s "$2" target
    loop target "${@:3}"
    if restore store "b/$1" "$loop" >log 2>&1 && ! grep -qiE 'partition|table' log; then
        fault "$1 was restored without a word of its partition table, which does not fit" log
    else
        fine "$1"
    fi
    detach "$loop"
}
disk gpt 64M
truncate -s 64M mbr
printf 'label: dos\nstart=2048, size=100000\nstart=104448, type=5\nstart=106496\n' | sfdisk -q mbr
head -c 24M gpt | gzip -c >store/b/cut-gpt.gz
head -c 24M mbr | zstd -q -c >store/b/cut-mbr.zst
told cut-gpt 64M
told cut-mbr 64M
gzip -c gpt >store/b/other-sectors.gz
told other-sectors 64M --sector-size 4096
truncate -s 64M target
loop target
if restore store b/other-sectors "$loop" >log 2>&1 && cmp -s gpt target; then fine 'a whole image'; else fault 'a whole image was not restored' log; fi
detach "$loop"
verdict
