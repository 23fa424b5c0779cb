#!/bin/sh
# Passes all tests, from a clean checkout, on a machine with nothing installed. Further words go to Maven, before verify.
set -eu
cd "$(dirname "$0")/.."
./scripts/setup.sh
# Tests that need root, loop devices or a tool skip themselves elsewhere; here they must run.
if [ "$(id -u)" -eq 0 ] && [ -e /dev/loop-control ]; then
    export TBIMAGE_REQUIRE_TOOLS=1
else
    echo "test.sh: without root and loop devices, the tests on real disks are skipped" >&2
fi
# Modules that do not need each other are built side by side; their tests share nothing but loop devices, which are theirs alone.
mvn -B -ntp -T 2 "$@" verify
if [ $# -eq 0 ]; then
    ./scripts/check-sbom.sh
fi
