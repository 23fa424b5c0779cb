#!/bin/sh
# The old way to ask a box to do something at its next boot:
#   testbox-pxe-conf.sh [-c /mnt/testbox-tftp/pxelinux.cfg] 10.165.98.220 rescue
# Does the same as 'testbox-maintenance pxe-conf', which says more and can do more. Like the old one, it replaces what is
# pending without asking, and ends with 2 if it was used wrongly, and with 1 if anything else is wrong.

# Where this script lies, though it may have been called by a symbolic link, or by a link to one.
script=$0
while [ -h "$script" ]; do
    link=$(readlink "$script")
    case $link in
        /*) script=$link ;;
        *) script=$(dirname "$script")/$link ;;
    esac
done

# A copy of it elsewhere finds the program on the PATH.
program=$(dirname "$script")/testbox-maintenance
[ -x "$program" ] || program=testbox-maintenance

"$program" pxe-conf --replace "$@"
code=$?
case $code in
    0 | 2) exit "$code" ;;
    *) exit 1 ;;
esac
