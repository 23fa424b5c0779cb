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
exec mvn -B -ntp "$@" verify
