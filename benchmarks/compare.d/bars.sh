# The bars, computed from the medians: lines of NUMBER, WHAT, REACHED, BAR, VERDICT, with tabs between them.
# shellcheck shell=bash

# median JOB TOOL COLUMN: of all rounds; nothing if it was not measured
median() {
    awk -F '\t' -v job="$1" -v tool="$2" -v column="$3" '$1 == job && $2 == tool { print $column }' "$work/results.tsv" |
        sort -g | awk '{ all[NR] = $1 } END { if (NR) printf "%.12g\n", (all[int((NR + 1) / 2)] + all[int(NR / 2) + 1]) / 2 }'
}

wall() { median "$1" "$2" 3; }
stored() { median "$1" "$2" 6; }
written() { median "$1" "$2" 8; }

# bar NUMBER WHAT MEASURED UNIT MOST
bar() {
    if [ -z "$3" ] || [ -z "$4" ]; then
        printf '%s\t%s\t\t%s\tnot measured\n' "$1" "$2" "$5"
        return
    fi
    awk -v OFS='\t' -v n="$1" -v what="$2" -v measured="$3" -v unit="$4" -v most="$5" 'BEGIN {
        ratio = measured / unit
        print n, what, sprintf("%.3f", ratio), most, (ratio <= most ? "PASS" : "MISS")
    }'
}

bars() {
    local zstd=${peer_name[zstd]} gzip=${peer_name[gzip]} own='tbimage, zstd-3'
    bar S1 "wall, of $zstd" "$(wall backup "$own")" "$(wall backup "$zstd")" 0.60
    bar S1 'size, of the same' "$(stored backup "$own")" "$(stored backup "$zstd")" 1.02
    bar S2 "wall, of $zstd" "$(wall backup 'tbimage, zstd-1')" "$(wall backup "$zstd")" 0.45
    bar S3 "wall, of $gzip: the JDK's Deflater" "$(wall backup 'tbimage, gzip (JDK)')" "$(wall backup "$gzip")" 0.30
    bar S3 "wall, of $gzip: native" "$(wall backup 'tbimage, gzip (native)')" "$(wall backup "$gzip")" 0.10
    restore_bars "$zstd"
    floor_bars
    bar S8 'wall, of S1' "$(wall again-b 'tbimage, backup-again')" "$(wall backup "$own")" 0.50
    sharing_bars
    bar S10 "peak MiB of the process, ${workers:-$(nproc)} workers" "$(median backup "$own" 5)" 1024 300
    scaling_bars
    bar S12 'seconds to `--version`' "$(wall start 'tbimage --version')" 1 0.5
    bar S12 'seconds to `actions`' "$(wall start 'tbimage actions')" 1 0.5
}

restore_bars() {
    bar S4 "wall onto blank, of $1" "$(wall blank tbimage)" "$(wall blank "$1")" 0.50
    bar S5 "wall onto changed, of $1" "$(wall changed tbimage)" "$(wall changed "$1")" 0.45
    bar S5 'the same, of desync' "$(wall changed tbimage)" "$(wall changed desync)" 0.25
    bar S5 'written, of the changed chunks and one' "$(written changed tbimage)" "$(((changed_chunks + 1) << 20))" 1
    bar S6 'wall onto equal, of desync' "$(wall equal tbimage)" "$(wall equal desync)" 0.22
    bar S6 'bytes written' "$(written equal tbimage)" 1 0
}

floor_bars() {
    local job
    for job in zstd-3 zstd-1; do
        bar S7 "backup, $job, of its floor of $(seconds "$(floor "$job")")" "$(wall backup "tbimage, $job")" "$(floor "$job")" 1.3
    done
    for job in blank changed equal; do
        bar S7 "onto $job, of its floor of $(seconds "$(floor "$job")")" "$(wall "$job" tbimage)" "$(floor "$job")" 1.3
    done
}

seconds() { if [ -n "$1" ]; then printf '%.2f s' "$1"; else echo 'steps that were left out'; fi; }

sharing_bars() {
    local own='tbimage, --share store'
    bar S9 'MiB that B adds' "$(stored again-b "$own")" 1048576 280
    bar S9 'MiB that C adds' "$(stored again-c "$own")" 1048576 740
    bar S9 'wall of B, of casync' "$(wall again-b "$own")" "$(wall again-b casync)" 0.35
    bar S9 'wall of C, of casync' "$(wall again-c "$own")" "$(wall again-c casync)" 0.35
}

# S11 wants at least so much, so it does not go through bar.
scaling_bars() {
    local benchmark
    for benchmark in backup restoreFull restoreEqual; do
        awk -F, -v OFS='\t' -v job="$benchmark" -v cores="$(nproc)" '
            $1 == job "-1" { one = $2 }
            $1 == job "-" cores { all = $2 }
            END {
                what = job ", " cores " workers, of as many times one; at least"
                if (!one || !all) print "S11", what, "", "0.9", "not measured"
                else print "S11", what, sprintf("%.3f", all / one / cores), "0.9", (all / one / cores >= 0.9 ? "PASS" : "MISS")
            }' "${steps_csv:-/dev/null}"
    done
}
