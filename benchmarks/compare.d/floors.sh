# What the hardware and the JVM allow (S7): the time that the single steps would take one after the other. Each is measured on
# all processors at once, since two that share a core are not twice as fast as one.
# shellcheck shell=bash disable=SC2034 # used by report.sh

steps_csv=

measure_floors() {
    [ -n "$steps" ] || return 0
    steps_csv=$work/steps.csv
    say "step benchmarks, with chunks of A"
    local times='-f 1 -wi 2 -w 1 -i 3 -r 1' pipeline_times='-f 2 -wi 1 -w 2 -i 4 -r 2' disk=512
    # a first look; its figures say nothing anyway
    [ -z "$quick" ] || { times='-f 1 -wi 1 -w 1 -i 1 -r 200ms' pipeline_times='-f 1 -wi 1 -w 1 -i 1 -r 500ms' disk=64; }
    # shellcheck disable=SC2086 # options, split at blanks
    {
        run_steps -t max $times DigestBenchmark.sha256
        run_steps -t max $times ZeroBenchmark.zeros
        run_steps -t max $times CodecBenchmark -p codec=zstd -p level=1,3
        # S11: alone, and with a worker for each core, on a disk that never waits
        run_steps $pipeline_times 'PipelineBenchmark.(backup|restoreFull|restoreEqual)' -p workers="1,$(nproc)" -p disk=$disk
    }
    attach "$work/disks/target.img"
    echo "read,$(rate "if=$device" of=/dev/null iflag=direct)" >>"$steps_csv"
    echo "write,$(rate if=/dev/zero "of=$device" oflag=direct "count=$((size >> 20))")" >>"$steps_csv"
    detach
}

# Appends lines NAME[-LEVEL or WORKERS],MIB-PER-SECOND; an operation of a step is a MiB, unless a counter says otherwise.
run_steps() {
    java -Dtbimage.sample="$a" -jar "$benchmarks_jar" "$@" -foe true -rf csv -rff "$work/jmh.csv" \
        >"$work/log" 2>&1 </dev/null || { tail "$work/log" >&2; fail "a step benchmark failed: $*"; }
    awk -F, '{ gsub(/["\r]/, "") }
        NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
        NR > 1 {
            sub(/.*\./, "", $1)
            by = ""
            if ("Param: level" in column) by = "-" $column["Param: level"]
            if ("Param: workers" in column) by = "-" $column["Param: workers"]
            split($1, part, ":")
            if (part[2] == "" || part[2] == "mib") rate[part[1] by] = $column["Score"]
        }
        END { for (name in rate) print name "," rate[name] }' "$work/jmh.csv" | sort >>"$steps_csv"
}

# rate OPERAND…: MiB a second of a dd with direct I/O
rate() {
    local begun ended
    begun=$(date +%s%N)
    dd bs=1M status=none "$@"
    ended=$(date +%s%N)
    echo "$size $begun $ended" | awk '{ printf "%.0f\n", $1 / 1048576 / (($3 - $2) / 1e9) }'
}

# floor zstd-3|zstd-1|blank|changed|equal, or one of the last three with -back, where what was written is read again: seconds, or nothing if there are no steps
floor() {
    [ -n "$steps_csv" ] || return 0
    awk -F, -v job="$1" -v all="$((size >> 20))" -v data="$data_chunks" -v changed="$changed_chunks" '
        { rate[$1] = $2 }
        END {
            reading = all / rate["read"]
            seeing = (all - data) / rate["zeros"] + data / rate["sha256"]
            renewal = 1 / rate["decode-3"] + 1 / rate["sha256"] + 1 / rate["write"]
            again = 1 / rate["read"] + 1 / rate["sha256"]
            if (sub(/-back$/, "", job)) renewal += again
            if (job == "zstd-3") print reading + seeing + data / rate["encode-3"]
            if (job == "zstd-1") print reading + seeing + data / rate["encode-1"]
            # the blank disk holds zeros, so nothing of it needs a digest
            if (job == "blank") print reading + all / rate["zeros"] + data * renewal
            if (job == "changed") print reading + seeing + changed * renewal
            if (job == "equal") print reading + seeing
        }' "$steps_csv"
}
