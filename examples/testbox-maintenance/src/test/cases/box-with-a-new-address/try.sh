#!/bin/bash
# The folder of a box in the store got another name: its images restore from there.
# shellcheck source=SCRIPTDIR/../lib/lib.sh
. "$(dirname "$0")/../lib/lib.sh"

disk disk 16M
cp disk original
mkdir store
backup store 10.42.1.17/sda disk >/dev/null 2>&1
mv store/10.42.1.17 store/10.42.1.18
if restore store 10.42.1.18/sda restored >log 2>&1 && cmp -s restored original; then
    fine 'a folder that was renamed'
else
    fault 'an image in a folder that was renamed does not restore' log
fi
verdict
