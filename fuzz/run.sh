#!/usr/bin/env bash
# Fuzzes each target for a time, one after the other, and tells what came of it; ends with 1 if anything was found.
#
#   fuzz/run.sh [--no-build] [--seconds N | --minutes N] [TARGET…]   fuzz; a target is a class, as in GzipFuzzTest
#   fuzz/run.sh [--no-build] --keep [TARGET…]                        keep of what was found interesting what is new
#
# New inputs gather in target/corpus, and are begun with next time; findings lie in target/findings. A finding that is
# mended goes into src/test/resources, where the ordinary tests try it for ever.
set -euo pipefail
cd "$(dirname "$0")"

build=yes
keep=
seconds=60
targets=()
while [ $# -gt 0 ]; do
    case $1 in
        --no-build) build= ;;
        --keep) keep=yes ;;
        --seconds) seconds=$2; shift ;;
        --minutes) seconds=$(($2 * 60)); shift ;;
        -*) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 64 ;;
        *) targets+=("$1") ;;
    esac
    shift
done

if [ -n "$build" ] || [ ! -d target/lib ]; then
    (cd .. && mvn -B -ntp -q -pl fuzz -am package -DskipTests)
fi

# the service runs in 256 MiB, so do its parsers; what JDKs from 22 on want to be told, others do not know
jvm=(-Xmx256m -XX:+UseSerialGC -XX:+EnableDynamicAgentLoading)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if "$java" --enable-native-access=ALL-UNNAMED -version >/dev/null 2>&1; then
    jvm+=(--enable-native-access=ALL-UNNAMED)
fi

jazzer() { # jazzer CLASS ARGUMENT…
    local class=$1
    shift
    "$java" "${jvm[@]}" -cp 'target/test-classes:target/lib/*' com.code_intelligence.jazzer.Jazzer \
        --target_class="$class" --instrumentation_includes='org.tbimage.**' --keep_going=1 "$@"
}

found=0
printf '%-28s %12s %10s %8s %8s  %s\n' target runs runs/s edges inputs findings
while read -r source; do
    class=${source#src/test/java/}
    class=${class%.java}
    name=${class##*/}
    [ ${#targets[@]} -eq 0 ] || printf '%s\n' "${targets[@]}" | grep -qx "$name" || continue
    seeds=src/test/resources/${class}Inputs
    corpus=target/corpus/$name
    findings=target/findings/$name
    log=target/findings/$name.log
    mkdir -p "$seeds" "$corpus" "$findings"
    if [ -n "$keep" ]; then
        jazzer "${class//\//.}" -merge=1 -max_len=4096 "$seeds" "$corpus" >"$log" 2>&1 || { tail -5 "$log" >&2; exit 1; }
        continue
    fi
    status=0
    jazzer "${class//\//.}" --reproducer_path="$findings" -artifact_prefix="$findings/" -max_total_time="$seconds" \
        -timeout=20 -rss_limit_mb=1500 -print_final_stats=1 "$corpus" "$seeds" >"$log" 2>&1 || status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log" | tail -1)
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    bad=$(find "$findings" -type f \( -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' \) | wc -l)
    printf '%-28s %12s %10s %8s %8s  %s\n' "$name" "${runs:-?}" "${rate:-?}" "${edges:-?}" \
        "$(find "$corpus" "$seeds" -type f | wc -l)" "$bad"
    if [ "$status" -ne 0 ] || [ "$bad" -ne 0 ]; then
        found=1
        grep -a -A 12 '^== ' "$log" | head -40 >&2 || tail -20 "$log" >&2
    fi
done < <(find src/test/java -name '*FuzzTest.java' | sort)
exit "$found"
