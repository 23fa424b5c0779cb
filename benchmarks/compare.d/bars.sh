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
    [ "$own" = tbimage ] || set -- "$1" "$2 (${own#tbimage })" "${@:3}"
    if [ -z "$3" ] || [ -z "$4" ]; then
        printf '%s\t%s\t\t%s\tnot measured\n' "$1" "$2" "$5"
        return
    fi
    awk -v OFS='\t' -v n="$1" -v what="$2" -v measured="$3" -v unit="$4" -v most="$5" 'BEGIN {
        ratio = measured / unit
        print n, what, sprintf("%.3f", ratio), most, (ratio <= most ? "PASS" : "MISS")
    }'
}

# Of each program; what is not of the first has its name behind.
bars() {
    local number
    for number in "${!programs[@]}"; do with_program "$number" program_bars; done
    with_program 0 scaling_bars
}

program_bars() {
    local zstd=${peer_name[zstd]} gzip=${peer_name[gzip]}
    bar S1 "wall, of $zstd" "$(wall backup "$own, zstd-3")" "$(wall backup "$zstd")" 0.60
    bar S1 'size, of the same' "$(stored backup "$own, zstd-3")" "$(stored backup "$zstd")" 1.02
    bar S2 "wall, of $zstd" "$(wall backup "$own, zstd-1")" "$(wall backup "$zstd")" 0.45
    bar S3 "wall, of $gzip: the JDK's Deflater" "$(wall backup "$own, gzip (JDK)")" "$(wall backup "$gzip")" 0.30
    bar S3 "wall, of $gzip: native" "$(wall backup "$own, gzip (native)")" "$(wall backup "$gzip")" 0.10
    restore_bars "$zstd"
    floor_bars
    bar S8 'wall, of S1' "$(wall again-b "$own, backup-again")" "$(wall backup "$own, zstd-3")" 0.50
    sharing_bars
    bar S10 "peak MiB of the process, ${workers:-$(nproc)} workers" "$(median backup "$own, zstd-3" 5)" 1024 300
    bar S12 'seconds to `--version`' "$(wall start "$own --version")" 1 0.5
    bar S12 'seconds to `actions`' "$(wall start "$own actions")" 1 0.5
}

restore_bars() {
    bar S4 "wall onto blank, of $1" "$(wall blank "$own")" "$(wall blank "$1")" 0.50
    bar S5 "wall onto changed, of $1" "$(wall changed "$own")" "$(wall changed "$1")" 0.45
    bar S5 'the same, of desync' "$(wall changed "$own")" "$(wall changed desync)" 0.25
    bar S5 'written, of the changed chunks and one' "$(written changed "$own")" "$(((changed_chunks + 1) << 20))" 1
    bar S6 'wall onto equal, of desync' "$(wall equal "$own")" "$(wall equal desync)" 0.22
    bar S6 'bytes written' "$(written equal "$own")" 1 0
}

floor_bars() {
    local job
    for job in zstd-3 zstd-1; do
        bar S7 "backup, $job, of its floor of $(seconds "$(floor "$job")")" "$(wall backup "$own, $job")" "$(floor "$job")" 1.2
    done
    for job in blank changed equal; do
        bar S7 "onto $job, of its floor of $(seconds "$(floor "$job")")" "$(wall "$job" "$own")" "$(floor "$job")" 1.2
        bar S7 "the same with reading back, of $(seconds "$(floor "$job-back")")" "$(wall "$job" "$own, with reading back")" \
            "$(floor "$job-back")" 1.25
    done
}

seconds() { if [ -n "$1" ]; then printf '%.2f s' "$1"; else echo 'steps that were left out'; fi; }

sharing_bars() {
    local shared="$own, --share store"
    bar S9 'MiB that B adds' "$(stored again-b "$shared")" 1048576 280
    bar S9 'MiB that C adds' "$(stored again-c "$shared")" 1048576 740
    bar S9 'wall of B, of casync' "$(wall again-b "$shared")" "$(wall again-b casync)" 0.35
    bar S9 'wall of C, of casync' "$(wall again-c "$shared")" "$(wall again-c casync)" 0.35
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

# Lines of JOB, TOOL, SECONDS, SECONDS of the second program, RATIO: what both did.
against() {
    local job tool first second
    [ -n "$also" ] || return 0
    while IFS=$'\t' read -r job tool; do
        first=$(wall "$job" "$tool") second=$(wall "$job" "tbimage $also_label${tool#tbimage}")
        [ -z "$first" ] || [ -z "$second" ] || awk -v OFS='\t' -v job="$job" -v tool="$tool" -v a="$first" -v b="$second" \
            'BEGIN { print job, tool, a, b, sprintf("%.3f", a / b) }'
    done < <(awk -F '\t' -v also="tbimage $also_label" '$2 ~ /^tbimage/ && index($2, also) != 1 && !seen[$1 FS $2]++ { print $1 FS $2 }' "$work/results.tsv" | in_order)
}
