# One measurement: seconds, memory, and what it wrote. Each becomes a line of results.tsv.
# shellcheck shell=bash

# measure JOB TOOL COMMAND: COMMAND is for bash -c, and finds $DEVICE, $OUT (an empty folder, or its own of a backup before),
# $CLI and $WORKERS. The result of a backup is what is in $OUT.
measure() {
    local job=$1 tool=$2 command=$3 before after wall user system rss
    say "round $round of $rounds: $job $tool"
    before=$(sectors_written)
    DEVICE=${device:-} OUT=${out:-} CLI=$cli WORKERS=$workers CGROUP=$cgroup \
        setsid /usr/bin/time -o "$work/time" -f '%e %U %S %M' \
        bash -c "set -euo pipefail; [ -z \"\$CGROUP\" ] || echo \$\$ >\"\$CGROUP/cgroup.procs\"; $command" \
        >"$work/log" 2>&1 </dev/null &
    running=$!
    wait "$running" || { tail -n 20 "$work/log" >&2; fail "$job $tool failed"; }
    running=
    after=$(sectors_written)
    read -r wall user system rss <"$work/time"
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$job" "$tool" "$wall" \
        "$(awk -v u="$user" -v s="$system" 'BEGIN { print u + s }')" "$rss" "$(bytes_out)" \
        "$(((after - before) * 512))" >>"$work/results.tsv"
}

sectors_written() {
    if [ -n "${device:-}" ]; then
        # what is still in the page cache of the device counts
        sync "$device"
        awk '{ print $7 }' "/sys/block/${device##*/}/stat"
    else
        echo 0
    fi
}

bytes_out() {
    if [ -n "${out:-}" ]; then
        # regular files once: a store also holds links to them
        # a file of two names is counted once
        find "$out" -type f -printf '%i %s\n' | sort -u | awk '{ sum += $2 } END { printf "%.0f\n", sum }'
    else
        echo 0
    fi
}

# Whether a restore made the target what it should be, told beside the tool in the table.
check_target() {
    detach
    cmp -s "$a" "$work/disks/target.img" || echo "$1 $2" >>"$work/unequal"
}

# The image is read from the page cache by all alike.
warm() {
    find "$1" -type f -exec cat {} + >/dev/null
}
