#!/bin/bash
# Compares the API with that of the last release, by japicmp. To be called after a build.
#
#   check-api.sh             against the version of the property api.baseline in pom.xml, from Maven Central
#   check-api.sh FOLDER      against the jars NAME-VERSION.jar in a folder
#
# The API is what the modules export. Ends with 0 if all changes fit the new version number, with 1 if one does not
# (docs/versions.md), and with 0 and a word if there is nothing to compare with. The reports are in target/api.
set -euo pipefail
case ${1:-} in -h | --help) sed -n '2,/^set /s/^# \{0,1\}//p' "$0" | sed '$d'; exit 0 ;; esac
root=$(cd "$(dirname "$0")/.." && pwd -P)
fail() { echo "check-api.sh: $1" >&2; exit 1; }

property() { sed -n "s|^ *<$1>\(.*\)</$1>.*|\1|p" "$root/pom.xml" | head -n 1; }
exports() { sed -n 's/^ *exports \([a-z.]*\);.*/\1/p' "$root/$1/src/main/java/module-info.java" | paste -sd ';'; }
# allowed OLD NEW: which changes fit the step between two versions: none, compatible, all. Before 1.0 the second number counts.
allowed() {
    local from to
    IFS=.- read -r -a from <<<"$1"
    IFS=.- read -r -a to <<<"$2"
    if [ "${from[0]}" != "${to[0]}" ]; then
        echo all
    elif [ "${from[1]}" != "${to[1]}" ]; then
        if [ "${from[0]}" = 0 ]; then echo all; else echo compatible; fi
    else
        echo none
    fi
}
# fetch ARTIFACT: copies GROUP:NAME:VERSION[:TYPE[:CLASSIFIER]] into target/api
fetch() {
    mvn -B -ntp -q -f "$root/pom.xml" -N dependency:copy -Dartifact="$1" -DoutputDirectory="$root/target/api" -Dmdep.useBaseVersion=true
}

folder=${1:-}
if [ -n "$folder" ]; then
    [ -d "$folder" ] || fail "there is no folder $folder"
    folder=$(cd "$folder" && pwd -P)
else
    baseline=$(property api.baseline)
    if [ -z "$baseline" ]; then
        echo "check-api.sh: SKIPPED: there is no release to compare with; the property api.baseline in pom.xml is empty"
        exit 0
    fi
fi

japicmp=$(property japicmp.version)
mkdir -p "$root/target/api"
fetch "com.github.siom79.japicmp:japicmp:$japicmp:jar:jar-with-dependencies"
bad=0 compared=0
for info in "$root"/tbimage-*/src/main/java/module-info.java; do
    name=${info#"$root/"}
    name=${name%%/*}
    packages=$(exports "$name")
    [ -n "$packages" ] || continue
    if [ -z "$folder" ]; then
        fetch "org.tbimage:$name:$baseline"
        old=$root/target/api/$name-$baseline.jar
    else
        old=$(find "$folder" -maxdepth 1 -name "$name-[0-9]*.jar" ! -name '*-sources.jar' ! -name '*-javadoc.jar' | sort -V | tail -n 1)
    fi
    new=$(find "$root/$name/target" -maxdepth 1 -name "$name-[0-9]*.jar" ! -name '*-sources.jar' ! -name '*-javadoc.jar')
    [ -f "$old" ] || fail "there is no jar of $name in $folder"
    [ -f "$new" ] || fail "there is no jar of $name in $name/target: mvn -pl $name -am package -DskipTests"
    compared=$((compared + 1))
    was=$(basename "$old" .jar) is=$(basename "$new" .jar)
    fit=$(allowed "${was#"$name-"}" "${is#"$name-"}")
    case $fit in
        none) strict=(--error-on-modifications) ;;
        compatible) strict=(--error-on-binary-incompatibility --error-on-source-incompatibility) ;;
        all) strict=() ;;
    esac
    echo "== $was and $is: changes that fit: $fit"
    java -jar "$root/target/api/japicmp-$japicmp-jar-with-dependencies.jar" --old "$old" --new "$new" \
        --include "$packages" --include-exclusively --ignore-missing-classes --only-modified "${strict[@]}" \
        >"$root/target/api/$name.txt" 2>&1 || {
        cat "$root/target/api/$name.txt"
        bad=1
    }
done
[ "$compared" -gt 0 ] || fail "no module exports a package"
[ "$bad" -eq 0 ] || fail "the API changed more than the version number allows (docs/versions.md); the reports are in target/api"
echo "check-api.sh: $compared modules compared; all changes fit the version number"
