# What comes out: a table (.md), figures (.json), and a picture (.svg).
# shellcheck shell=bash

write_results() {
    local base=$results/$result
    bars >"$work/bars.tsv"
    medians >"$work/medians.tsv"
    against >"$work/against.tsv"
    report_markdown >"$base.md"
    report_json >"$base.json"
    java -cp "$benchmarks_jar" org.tbimage.benchmarks.picture.ComparePicture "$base.json" "$base.svg"
    say "written: $base.md, .json, .svg"
}

# Lines of JOB, TOOL, ROUNDS, WALL, CPU, PEAK (KiB), STORED, READ, WRITTEN (bytes), EQUAL
medians() {
    local job tool equal
    awk -F '\t' '!seen[$1 FS $2]++ { print $1 FS $2 }' "$work/results.tsv" | in_order |
        while IFS=$'\t' read -r job tool; do
            equal=
            among "$job" 'blank changed equal' && equal=yes
            ! grep -qxF "$job $tool" "$work/unequal" 2>/dev/null || equal=no
            printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$job" "$tool" \
                "$(awk -F '\t' -v j="$job" -v t="$tool" '$1 == j && $2 == t { n++ } END { print n }' "$work/results.tsv")" \
                "$(median "$job" "$tool" 3)" "$(median "$job" "$tool" 4)" "$(median "$job" "$tool" 5)" \
                "$(median "$job" "$tool" 6)" "$(median "$job" "$tool" 7)" "$(median "$job" "$tool" 8)" "${equal:--}"
        done
}

in_order() {
    awk -F '\t' -v jobs="$all_jobs" 'BEGIN { n = split(jobs, job, " "); for (i = 1; i <= n; i++) place[job[i]] = i }
        { print place[$1] FS $0 }' | sort -n -s -k1,1 | cut -f 2-
}

report_markdown() {
    echo "### Disk of $((size >> 20)) MiB: $data_chunks chunks of 1 MiB with content, $changed_chunks differ in B"
    echo
    echo "$(machine | sed 's/":/ /g; s/,"/, /g; s/[{}"]//g')."
    echo
    echo "$rounds rounds; disks $(where_disks); images $(how_images); memory of a tool: $bound."
    echo "Skipped, since not there: ${skipped[*]:-none}. Failed: $(failures)."
    echo
    echo '| job | tool | wall s | CPU s | peak MiB | stored MiB | read MiB | written MiB | |'
    echo '|---|---|--:|--:|--:|--:|--:|--:|---|'
    awk -F '\t' '{ printf "| %s | %s | %.2f | %.2f | %.0f | %.0f | %.0f | %.0f | %s |\n", $1, $2, $4, $5, $6 / 1024,
        $7 / 1048576, $8 / 1048576, $9 / 1048576, $10 == "no" ? "**not equal**" : "" }' "$work/medians.tsv"
    echo
    echo '| bar | what | reached | bar | |'
    echo '|---|---|--:|--:|---|'
    awk -F '\t' '{ printf "| %s | %s | %s | %s | %s |\n", $1, $2, $3 == "" ? "–" : $3, $4, $5 == "MISS" ? "**MISS**" : $5 }' \
        "$work/bars.tsv"
    [ -z "$also" ] || report_against
    [ -z "$steps_csv" ] || { echo; echo "Steps, MiB/s (all cores together, chunks of A): $(tr '\n' ';' <"$steps_csv" |
        sed 's/,/ /g; s/;/, /g; s/, $//')."; }
}

report_against() {
    echo
    echo "| job | tool | wall s | wall s of $also_label | ratio |"
    echo '|---|---|--:|--:|--:|'
    awk -F '\t' '{ printf "| %s | %s | %.2f | %.2f | %s |\n", $1, $2, $3, $4, $5 }' "$work/against.tsv"
}

where_disks() { if [ -n "$on_disk" ]; then echo "in files on the disk"; else echo "in memory"; fi; }

how_images() { if [ -n "$warm_images" ]; then echo "read once before"; else echo "dropped from the page cache before a restore"; fi; }

failures() {
    if [ -s "$work/failed" ]; then sort -u "$work/failed" | paste -sd ';'; else echo none; fi
}

report_json() {
    echo '{'
    echo "\"machine\":$(machine),"
    echo "\"run\":$(run_facts | json_object),"
    echo "\"steps\":$(sed 's/,/=/' "${steps_csv:-/dev/null}" | json_object),"
    echo "\"jobs\":[$(objects 'job tool rounds wallSeconds cpuSeconds peakKiB storedBytes readBytes writtenBytes equal' "$work/medians.tsv")],"
    echo "\"rounds\":[$(objects 'job tool wallSeconds cpuSeconds peakKiB storedBytes readBytes writtenBytes' "$work/results.tsv")],"
    echo "\"against\":[$(objects 'job tool wallSeconds wallSecondsOfTheOther ratio' "$work/against.tsv")],"
    echo "\"bars\":[$(objects 'bar what reached most verdict' "$work/bars.tsv")]"
    echo '}'
}

run_facts() {
    printf '%s=%s\n' diskBytes "$size" dataChunks "$data_chunks" changedChunks "$changed_chunks" rounds "$rounds" \
        disks "$(where_disks)" images "$(how_images)" memory "$bound" skipped "${skipped[*]:-}" failed "$(failures)"
}

# objects KEYS FILE: each line of tabs as an object
objects() {
    local line separator=''
    while IFS= read -r line; do
        printf '%s\n' "$separator$(paste -d= <(tr ' ' '\n' <<<"$1") <(tr '\t' '\n' <<<"$line") | json_object)"
        separator=,
    done <"$2"
}
