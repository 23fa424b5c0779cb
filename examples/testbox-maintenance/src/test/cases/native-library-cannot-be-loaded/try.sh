#!/bin/bash
# A codec whose native library cannot be loaded is reported as a missing part with a remedy, never as damage or a crash.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

mkdir -p store
seq 400000 >disk
truncate -s 8M disk
backup store b/good disk --codec zstd >log 2>&1 || fault 'a backup with zstd failed' log
backup store b/gzip disk --codec gzip >log 2>&1 || fault 'a backup with gzip failed' log

export TBIMAGE_JAVA_OPTS="-DZstdTempFolder=$work/missing"

# expect_missing WHAT COMMAND…: exit code 3, and a message with codec, cause and remedy
expect_missing() {
    local what=$1 code
    shift
    "$@" >log 2>&1
    code=$?
    if [ $code -eq 3 ] && grep -q "codec 'zstd' cannot be used on this machine" log && grep -q 'java.io.tmpdir' log; then
        fine "$what: exit code 3, with a remedy"
    else
        fault "$what: exit code $code" log
    fi
}
expect_missing 'a backup' backup store b/new disk --codec zstd
expect_missing 'a restore' restore store b/good restored
expect_missing 'a verification' "$program" verify --quiet --store dir:store --image b/good
[ -e restored ] && fault 'the target was created'
zstd -q -c disk >store/b/plain.zst
expect_missing 'a restore of a plain file' restore store b/plain restored

# other codecs still work
rm -f restored
if restore store b/gzip restored >log 2>&1 && cmp -s restored disk; then fine 'gzip still works'; else fault 'gzip fails' log; fi
if "$program" codecs >log 2>&1; then fine 'codecs are listed'; else fault 'codecs are not listed' log; fi
verdict
