# The table: medians, ratios against the bars, PASS or MISS.
# shellcheck shell=bash

mib() {
    awk -v bytes="$1" 'BEGIN { printf "%.0f", bytes / 1048576 }'
}

# median JOB TOOL COLUMN: of all rounds; nothing if it was not measured
median() {
    awk -F '\t' -v job="$1" -v tool="$2" -v column="$3" '$1 == job && $2 == tool { print $column }' "$work/results.tsv" |
        sort -g | awk '{ all[NR] = $1 } END { if (NR) printf "%.12g\n", (all[int((NR + 1) / 2)] + all[int(NR / 2) + 1]) / 2 }'
}

wall() { median "$1" "$2" 3; }

report() {
    echo "### Disk of $((size >> 20)) MiB: $data_chunks chunks of 1 MiB with content, $changed_chunks differ in B"
    echo
    echo "$(nproc) cores, $(java_version), $(uname -sr); $rounds rounds; disks $(where_disks); $(load)."
    echo
    report_times
    echo
    report_bars
    report_floors
}

where_disks() { if [ -n "$on_disk" ]; then echo "in files on the disk"; else echo "in memory"; fi; }

load() { echo "load average at the end $(cut -d' ' -f1-3 /proc/loadavg)"; }

java_version() { java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/Java \1/p'; }

report_times() {
    local job tool unequal
    echo '| job | tool | wall s | CPU s | peak MiB | image MiB | written MiB | |'
    echo '|---|---|--:|--:|--:|--:|--:|---|'
    awk -F '\t' '!seen[$1 FS $2]++ { print $1 FS $2 }' "$work/results.tsv" | sort -V -s -k1,1 |
        while IFS=$'\t' read -r job tool; do
            unequal=
            ! grep -qxF "$job $tool" "$work/unequal" 2>/dev/null || unequal='**not equal**'
            echo "| $job | $tool | $(wall "$job" "$tool") | $(median "$job" "$tool" 4) |" \
                "$(mib "$(($(median "$job" "$tool" 5 | cut -d. -f1) * 1024))") |" \
                "$(mib "$(median "$job" "$tool" 6)") | $(mib "$(median "$job" "$tool" 7)") | $unequal |"
        done
}

# With a quick library the JDK's deflate is no excuse.
gzip_bar() {
    if ldconfig -p | grep -qE 'libisal\.so\.2|libdeflate\.so\.0'; then echo 0.10; else echo 0.30; fi
}

report_bars() {
    local zstd=${peer_name[zstd]} gzip=${peer_name[gzip]} own='tbimage, zstd-3' rest
    echo '| bar | what | reached | bar | |'
    echo '|---|---|--:|--:|---|'
    bar S1 'wall, of `dd \| zstd -3 -T2`' "$(wall S1 "$own")" "$(wall S1 "$zstd")" 0.60
    bar S1 'size, of the same' "$(median S1 "$own" 6)" "$(median S1 "$zstd" 6)" 1.02
    bar S2 'wall, of `dd \| zstd -3 -T2`' "$(wall S2 'tbimage, zstd-1')" "$(wall S1 "$zstd")" 0.45
    bar S3 'wall, of `dd \| gzip`' "$(wall S3 'tbimage, gzip')" "$(wall S3 "$gzip")" "$(gzip_bar)"
    bar S4 'wall, of `zstd -dc \| dd`' "$(wall S4 tbimage)" "$(wall S4 "$zstd")" 0.50
    bar S5 'wall, of `zstd -dc \| dd`' "$(wall S5 tbimage)" "$(wall S5 "$zstd")" 0.45
    bar S5 'wall, of desync' "$(wall S5 tbimage)" "$(wall S5 desync)" 0.25
    rest=$(median S5 tbimage 7)
    bar S5 'written, of the changed chunks and one' "$rest" "$(((changed_chunks + 1) << 20))" 1
    bar S6 'wall, of desync' "$(wall S6 tbimage)" "$(wall S6 desync)" 0.22
    bar S6 'bytes written' "$(median S6 tbimage 7)" 1 0
    bar S8 'wall, of S1' "$(wall S8 'tbimage, backup-again of B')" "$(wall S1 "$own")" 0.50
    bar S10 'peak MiB of S1' "$(median S1 "$own" 5)" 1024 300
    bar S12 'seconds to `--version`' "$(wall S12 'tbimage --version')" 1 0.5
    bar S12 'seconds to `actions`' "$(wall S12 'tbimage actions')" 1 0.5
}

report_floors() {
    local job tool
    [ -n "$steps_csv" ] || return 0
    for job in S1 S2 S4 S5 S6; do
        tool=tbimage
        [ "$job" != S1 ] || tool='tbimage, zstd-3'
        [ "$job" != S2 ] || tool='tbimage, zstd-1'
        bar S7 "$job, of its floor of $(floor "$job" | awk '{ printf "%.2f s", $1 }')" \
            "$(wall "$job" "$tool")" "$(floor "$job")" 1.3
    done
    echo
    echo "Steps, MiB/s (all cores together, chunks of A): $(awk -F, '{ printf "%s%s %.0f", sep, $1, $2; sep = ", " }' "$steps_csv")."
}

# bar NUMBER WHAT MEASURED UNIT MOST: a line; "not measured" where one of them is missing
bar() {
    if [ -z "$3" ] || [ -z "$4" ]; then
        echo "| $1 | $2 | not measured | $5 | |"
        return
    fi
    awk -v n="$1" -v what="$2" -v measured="$3" -v unit="$4" -v most="$5" 'BEGIN {
        ratio = measured / unit
        printf "| %s | %s | %.2f | %s | %s |\n", n, what, ratio, most, ratio <= most ? "PASS" : "**MISS**"
    }'
}
