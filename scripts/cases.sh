#!/bin/bash
# Runs the inputs that once failed against a built program:
#
#   cases.sh [PROGRAM [CASE…]]      all cases, and the program that the build made, by default
#
# Each case is a folder of examples/testbox-maintenance/src/test/cases. Needs root, loop devices and the tools of setup.sh.
# Ends with 1 if a case failed, with 0 otherwise; a case whose tools are missing is skipped, which is said.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd -P)
module=$here/examples/testbox-maintenance
case ${1:-} in -h | --help) sed -n '2,/^set /s/^# \{0,1\}//p' "$0" | sed '$d'; exit 0 ;; esac
program=$(readlink -f "${1:-$module/target/testbox-maintenance/bin/testbox-maintenance}")
[ -x "$program" ] || { echo "cases.sh: there is no program $program; build it, or name one" >&2; exit 2; }
[ "$(id -u)" -eq 0 ] || { echo "cases.sh: needs root, for loop devices" >&2; exit 2; }
shift || true

cd "$module/src/test/cases"
[ $# -gt 0 ] || set -- */
failed=0 skipped=0 passed=0
for name in "$@"; do
    name=${name%/}
    [ "$name" != lib ] || continue
    [ -x "$name/try.sh" ] || { echo "cases.sh: there is no case $name" >&2; exit 2; }
    code=0
    echo "== $name"
    "$name/try.sh" "$program" || code=$?
    case $code in
        0) passed=$((passed + 1)) ;;
        77) skipped=$((skipped + 1)) ;;
        *) failed=$((failed + 1)) ;;
    esac
done
echo "cases: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
