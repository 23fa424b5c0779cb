#!/bin/sh
# Runs demo.sh, and compares its output with the one that README.md shows: the same lines in the same order, with any
# numbers. README.md may leave lines out. Needs root, and what `mvn package` builds.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./scripts/demo.sh --built >"$work/output" 2>&1 || { cat "$work/output" >&2; exit 1; }

# Numbers with their units, names of temporary folders and devices, and versions differ from run to run.
alike() { sed -E -e 's#dir:[^ ]+/store#STORE#g' -e 's/[0-9]+([.,:T-][0-9]+)*Z?/N/g' -e 's/N (ms|s|min|KiB|MiB|GiB|bytes)/N/g' -e 's/  +/ /g'; }

sed -n '/<!-- demo begins -->/,/<!-- demo ends -->/p' README.md | sed -e '/^<!--/d' -e '/^```/d' -e '/^$/d' | alike >"$work/expected"
alike <"$work/output" >"$work/actual"
[ "$(wc -l <"$work/expected")" -gt 10 ] || { echo "check-demo.sh: README.md shows no output of the demo" >&2; exit 1; }

# Each expected line is looked for behind the one found before.
awk -v actual="$work/actual" '
    {
        while ((getline line < actual) > 0) if (line == $0) next
        print "check-demo.sh: the demo no longer prints this line of README.md, or not in this place: " $0
        exit 1
    }' "$work/expected" >&2 || { cat "$work/output" >&2; exit 1; }
echo "the demo prints what README.md shows"
