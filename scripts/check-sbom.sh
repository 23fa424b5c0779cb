#!/bin/sh
# Checks that the bill of materials of what is installed on boxes lists every library that is. To be called after a build.
set -eu
cd "$(dirname "$0")/../examples/testbox-maintenance/target"
[ -s bom.json ] || {
    echo "check-sbom.sh: there is no bill of materials; Maven makes none offline" >&2
    exit 1
}
missing=0
for jar in testbox-maintenance/lib/*.jar; do
    # as a bill of materials has it: NAME@VERSION
    library=$(basename "$jar" .jar | sed 's/-\([0-9]\)/@\1/')
    grep -qF "/$library?" bom.json || {
        echo "check-sbom.sh: the bill of materials does not list $jar" >&2
        missing=1
    }
done
exit $missing
