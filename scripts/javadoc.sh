#!/bin/sh
# Makes the Javadoc of all libraries together, in target/reports/apidocs; docs/overview.html is its first page. A warning is
# an error. Uses the classes that a build has made before.
set -eu
cd "$(dirname "$0")/.."
libraries=$(for info in tbimage-*/src/main/java/module-info.java; do printf ',%s' "${info%%/*}"; done)
mvn -B -ntp -q -Dspotless.check.skip=true -Denforcer.skip=true -pl ".$libraries" \
    process-classes javadoc:aggregate-no-fork -Doverview=docs/overview.html
grep -q 'Begin here' target/reports/apidocs/index.html || {
    echo "javadoc.sh: the first page does not say where to begin" >&2
    exit 1
}
echo "javadoc.sh: target/reports/apidocs/index.html"
