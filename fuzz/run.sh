#!/usr/bin/env bash
# Fuzzes each target, one after the other, and tells what came of it.
#
#   fuzz/run.sh [--no-build] [--seconds N | --minutes N] [--rounds N] [TARGET…]   for so long each; all in turn, N times
#   fuzz/run.sh [--no-build] --runs N [--seed N] [TARGET…]   so many runs, the same ones each time: what CI does
#   fuzz/run.sh [--no-build] --input FILE TARGET             try one input, such as a finding
#   fuzz/run.sh [--no-build] --keep [TARGET…]                keep in the repository what reached code that its inputs don't
#   fuzz/run.sh --figures                                    what all runs for a time came to
#   fuzz/run.sh --help
#
# A target is a class, as in GzipFuzzTest; without one, all are meant. The time is 60 seconds, and goes on for ever
# with many rounds: SIGTERM ends it behind the target that is running, Ctrl-C at once. --no-build takes the classes of the
# last build, and FUZZ_CLASSES=FOLDER:… others than target/test-classes, such as broken ones (docs/testing.md).
#
# New inputs gather in target/corpus, and are begun with next time; findings lie in target/findings. A finding that is
# mended goes into src/test/resources, where the ordinary tests try it for ever. With --runs, only the inputs of the
# repository are begun with, in order of their names.
#
# Ends with 0; with 1 if anything was found, or a fuzzer could not run; with 2 if it was called wrongly.
set -euo pipefail
home=$(cd "$(dirname "$0")" && pwd)

usage() {
    sed -n '2,/^set /s/^# \{0,1\}//p' "$0"
}

refuse() { # refuse WORDS…
    printf 'run.sh: %s\n\n' "$*" >&2
    usage >&2
    exit 2
}

build=yes
mode=
seconds=
rounds=
runs=
seed=
input=
targets=()

choose() { # choose MODE
    [ -z "$mode" ] || refuse "--$mode and --$1 do not go together"
    mode=$1
}

number() { # number OPTION WORD…: prints the word, a number from 1 on
    [[ ${2:-} =~ ^[1-9][0-9]{0,8}$ ]] || refuse "$1 needs a number, of 1 or more"
    echo "$2"
}

while [ $# -gt 0 ]; do
    case $1 in
        --help | -h) usage; exit ;;
        --no-build) build= ;;
        --keep | --figures) choose "${1#--}" ;;
        --input)
            choose input
            [ -f "${2:-}" ] || refuse "--input needs a file, which ${2:-nothing} is not"
            input=$(realpath "$2")
            shift
            ;;
        --runs) choose runs; runs=$(number "$@"); shift ;;
        --seed) seed=$(number "$@"); shift ;;
        --rounds) rounds=$(number "$@"); shift ;;
        --seconds) seconds=$(number "$@"); shift ;;
        --minutes) seconds=$(number "$@"); seconds=$((seconds * 60)); shift ;;
        -*) refuse "there is no option $1" ;;
        *) targets+=("$1") ;;
    esac
    shift
done
cd "$home"
mapfile -t sources < <(find src/test/java -name '*FuzzTest.java' | LC_ALL=C sort)
for target in "${targets[@]}"; do
    printf '%s\n' "${sources[@]}" | grep -qx ".*/$target\.java" ||
        refuse "there is no target $target, but $(printf '%s\n' "${sources[@]}" | sed 's,.*/,,; s/\.java$//' | sort | paste -sd' ')"
done
[ -z "$seconds$rounds" ] || [ -z "$mode" ] || refuse "--$mode takes no time, and is done once"
[ -z "$seed" ] || [ "$mode" = runs ] || refuse "--seed is for --runs"
[ "$mode" != input ] || [ ${#targets[@]} -eq 1 ] || refuse "--input needs its target"
[ "$mode" != figures ] || [ ${#targets[@]} -eq 0 ] || refuse "--figures are those of all targets"
mode=${mode:-time}

# one line a run: target, runs, seconds of processors, edges, findings
figures=target/figures
if [ "$mode" = figures ]; then
    if [ ! -e "$figures" ]; then
        echo "run.sh: nothing was run for a time yet" >&2
        exit 1
    fi
    awk '{ runs[$1] += $2; seconds[$1] += $3; if ($4 > edges[$1]) edges[$1] = $4; bad[$1] += $5; all += $2; time += $3; found += $5 }
        END { for (name in runs) printf "%-28s %12d runs %8.2f h %6d edges %4d findings\n", name, runs[name], seconds[name] / 3600, edges[name], bad[name] | "sort"
            close("sort"); printf "%-28s %12d runs %8.2f h %25d findings\n", "all", all, time / 3600, found }' "$figures"
    exit
fi

if [ -n "$build" ] || [ ! -d target/lib ]; then
    (cd .. && mvn -B -ntp -q -pl fuzz -am package -DskipTests)
fi

# the service runs in 256 MiB, so do its parsers; what JDKs from 22 on want to be told, others do not know
jvm=(-Xmx256m -XX:+UseSerialGC -XX:+EnableDynamicAgentLoading)
# short runs are over before code that is compiled thoroughly pays
[ "$mode" = time ] || jvm+=(-XX:TieredStopAtLevel=1)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if "$java" --enable-native-access=ALL-UNNAMED -version >/dev/null 2>&1; then
    jvm+=(--enable-native-access=ALL-UNNAMED)
fi

# XZ for Java has no native code, so it can lead the fuzzer, too
jazzer() { # jazzer CLASS ARGUMENT…
    local class=$1
    shift
    "$java" "${jvm[@]}" -cp "${FUZZ_CLASSES:-target/test-classes}:target/lib/*" com.code_intelligence.jazzer.Jazzer \
        --target_class="${class//\//.}" --instrumentation_includes='org.tbimage.**:org.tukaani.xz.**' --keep_going=1 \
        -timeout=20 -rss_limit_mb=1500 "$@"
}

# A machine that sleeps or is busy makes an input late that is not slow: what is only slow once is no finding.
forget_late_ones() { # forget_late_ones CLASS FOLDER
    local file
    for file in "$2"/timeout-*; do
        if [ -e "$file" ] && jazzer "$1" --reproducer_path="$2" "$file" >/dev/null 2>&1; then
            mv "$file" "$2/late-${file##*/timeout-}"
        fi
    done
}

count_findings() { # count_findings FOLDER
    find "$1" -type f \( -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' \) | wc -l
}

tell() { # tell CLASS NAME FINDINGS LOG: the fuzzer's words, and how to see them again
    local file
    grep -a -A 12 '^== ' "$4" | head -40 >&2 || tail -20 "$4" >&2
    for file in "$3"/crash-* "$3"/timeout-* "$3"/oom-*; do
        [ ! -e "$file" ] || echo "found $home/$file; again: fuzz/run.sh --input fuzz/$file $2" >&2
    done
}

fuzz() { # fuzz CLASS NAME ARGUMENT…
    local class=$1 name=$2 findings=target/findings/$2 log=target/findings/$2.log status=0 before took bad done rate edges TIMEFORMAT='%U %S'
    shift 2
    mkdir -p "$findings"
    before=$(count_findings "$findings")
    { time jazzer "$class" --reproducer_path="$findings" -artifact_prefix="$findings/" -print_final_stats=1 "$@" >"$log" 2>&1; } \
        2>target/took || status=$?
    took=$(awk '{ print int($1 + $2 + 0.5) }' target/took)
    forget_late_ones "$class" "$findings"
    bad=$(($(count_findings "$findings") - before))
    done=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log" | tail -1)
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    printf '%-28s %12s %10s %8s  %s\n' "$name" "${done:-?}" "${rate:-?}" "${edges:-?}" "$bad"
    if [ "$mode" = time ]; then
        echo "$name ${done:-0} $took ${edges:-0} $bad" >>"$figures"
    fi
    # a fuzzer that stopped by itself has found something, or could not run: 70 is that of a late input
    if [ "$bad" -ne 0 ] || { [ "$status" -ne 0 ] && ! compgen -G "$findings/late-*" >/dev/null; }; then
        found=1
        tell "$class" "$name" "$findings" "$log"
    fi
}

again() { # again CLASS NAME SEEDS: the same runs each time, and nothing of earlier ones; anew if the machine slept
    repeat "$@"
    if compgen -G "target/findings/$2/late-*" >/dev/null; then
        repeat "$@"
    fi
}

repeat() { # repeat CLASS NAME SEEDS
    rm -rf "target/findings/$2"
    find "$3" -type f | LC_ALL=C sort | paste -sd, | tr -d '\n' >target/inputs
    rm -rf target/again
    mkdir target/again # without a folder, the fuzzer takes one of its own, and keeps it
    fuzz "$1" "$2" -seed="${seed:-1}" -runs="$runs" -max_len=4096 -reload=0 -seed_inputs=@target/inputs target/again
}

keep() { # keep CLASS NAME SEEDS: what reaches code that no input of the repository reaches, as few as do
    local log=target/findings/$2.log
    mkdir -p target/findings
    if ! jazzer "$1" -merge=1 -use_counters=0 -max_len=4096 "$3" "target/corpus/$2" >"$log" 2>&1; then
        tail -5 "$log" >&2
        exit 1
    fi
}

try() { # try CLASS
    mkdir -p target/findings
    jazzer "$1" --reproducer_path=target/findings -artifact_prefix=target/findings/ "$input" || found=1
}

is_meant() { # is_meant NAME
    [ ${#targets[@]} -eq 0 ] || printf '%s\n' "${targets[@]}" | grep -qx "$1"
}

found=0
stop=
trap 'stop=yes' TERM
trap 'exit 130' INT # else the fuzzer alone would end, and the next target begin
mkdir -p target
case $mode in time | runs) printf '%-28s %12s %10s %8s  %s\n' target runs runs/s edges findings ;; esac
for ((round = 1; round <= ${rounds:-1}; round++)); do
    for source in "${sources[@]}"; do
        [ -z "$stop" ] || break 2
        class=${source#src/test/java/}
        class=${class%.java}
        name=${class##*/}
        is_meant "$name" || continue
        seeds=src/test/resources/${class}Inputs
        corpus=target/corpus/$name
        mkdir -p "$seeds" "$corpus"
        case $mode in
            keep) keep "$class" "$name" "$seeds" ;;
            input) try "$class" ;;
            runs) again "$class" "$name" "$seeds" ;;
            *) fuzz "$class" "$name" -max_total_time="${seconds:-60}" "$corpus" "$seeds" ;;
        esac
    done
done
exit "$found"
