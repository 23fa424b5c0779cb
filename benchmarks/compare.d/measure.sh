# One measurement: seconds, memory, and what it read and wrote. Each becomes a line of results.tsv.
# shellcheck shell=bash

# measure JOB TOOL COMMAND: COMMAND is for bash -c, and finds $DEVICE, $OUT (its folder), $NAME (a, b or c: which disk), $PARTS,
# $CLI and $WORKERS. What a backup stored is what $OUT has more than before. A tool that fails is told, and left out from then on.
measure() {
    local job=$1 tool=$2 command=$3 kept before after wall user system rss
    say "round $round of $rounds: $job, $tool"
    kept=$(bytes_out)
    before=$(sectors)
    stir_memory
    DEVICE=$device OUT=${out:-} NAME=${name:-a} PARTS=${parts:-} CLI=$cli WORKERS=$workers CGROUP=$cgroup \
        setsid /usr/bin/time -o "$work/time" -f '%e %U %S %M' \
        bash -c "set -euo pipefail; [ -z \"\$CGROUP\" ] || echo \$\$ >\"\$CGROUP/cgroup.procs\"; $command" \
        >"$work/log" 2>&1 </dev/null &
    running=$!
    wait "$running" || { failed "$job" "$tool"; return 1; }
    running=
    after=$(sectors)
    read -r wall user system rss < <(tail -n 1 "$work/time")
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$job" "$tool" "$wall" \
        "$(awk -v u="$user" -v s="$system" 'BEGIN { print u + s }')" "$rss" "$(($(bytes_out) - kept))" \
        "$(moved "$before" "$after" 1)" "$(moved "$before" "$after" 2)" >>"$work/results.tsv"
}

# A tool of others that fails is no reason to lose the rest of the run; ours is.
failed() {
    running=
    tail -n 20 "$work/log" >&2
    case $2 in
        tbimage*) fail "$1, $2 failed" ;;
        *) say "FAILED: $1, $2"; echo "$1, $2" >>"$work/failed" ;;
    esac
}

# Sectors of 512 bytes read and written so far on all devices of this measurement; what is still in their page cache counts.
sectors() {
    local each
    for each in "${devices[@]}"; do
        sync "$each"
        cat "/sys/block/${each##*/}/stat"
    done | awk '{ read += $3; written += $7 } END { printf "%.0f %.0f\n", read, written }'
}

# moved BEFORE AFTER COLUMN: bytes
moved() {
    echo "$1 $2" | awk -v column="$3" '{ printf "%.0f", ($(column + 2) - $column) * 512 }'
}

# Bytes in $out, without holes; a file of two names is counted once.
bytes_out() {
    if [ -d "${out:-}" ]; then
        sync -f "$out"
        find "$out" -type f -printf '%i %s %b\n' | sort -u |
            awk '{ held = $3 * 512; sum += $2 < held ? $2 : held } END { printf "%.0f\n", sum }'
    else
        echo 0
    fi
}

# Whether a restore made the target what it should be, told beside the tool in the table.
check_target() {
    detach
    cmp -s "$a" "$work/disks/target.img" || echo "$1 $2" >>"$work/unequal"
}

# The image that is restored next: read from the disk by all alike, or from the page cache by all alike.
prepare_image() {
    if [ -n "$warm_images" ]; then
        find "$1" -type f -exec cat {} + >/dev/null
    else
        sync -f "$1"
        find "$1" -type f -exec dd if={} iflag=nocache count=0 status=none \;
    fi
}
