#!/bin/sh
# Tries the library as others use it: builds the plug-ins of examples/plugins and a copy of examples/quickstart outside of
# the tree, against artifacts that are installed in a repository of their own; runs the plug-ins on the class path, on the
# module path, and in the folder plugins of the installed program, together with broken ones. Needs what
# "mvn package" has built, works offline, and leaves ~/.m2 as it is.
set -eu
cd "$(dirname "$0")/.."

project=$PWD
program=$project/examples/testbox-maintenance/target/testbox-maintenance
work=$(mktemp -d "${TMPDIR:-/tmp}/tbimage-plugins.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
plugins='content-hash ram-store slice-device zlib-codec'

say() { echo "== plugins.sh: $*"; }
fail() {
    echo "plugins.sh: $1" >&2
    [ $# -lt 2 ] || cat "$2" >&2
    exit 1
}
expect() { # expect FILE PATTERN…: each must match a line
    file=$1
    shift
    for pattern; do
        grep -Eq -- "$pattern" "$file" || fail "expected a line like '$pattern' in:" "$file"
    done
}
run() { # run MAVEN-WORDS…, with our own repository
    mvn -B -o -q -ntp -Dmaven.repo.local="$work/m2" -Dstyle.color=never "$@" >"$work/maven.log" 2>&1 ||
        fail "mvn $* failed:" "$work/maven.log"
}

[ -x "$program/bin/testbox-maintenance" ] || fail "build first: mvn -pl examples/testbox-maintenance -am package"

say 'installing the artifacts into a repository of their own'
# Names of the same files: Maven replaces files of artifacts, it does not change them. It does change its own notes.
cp -al "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" "$work/m2" 2>/dev/null || {
    rm -rf "$work/m2"
    cp -a "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" "$work/m2"
}
find "$work/m2" \( -name _remote.repositories -o -name '*.lastUpdated' -o -name resolver-status.properties \) -delete
rm -rf "$work/m2/org/tbimage"
modules=$(sed -n 's|.*<module>\(tbimage-.*\)</module>.*|\1|p' pom.xml)
version=$(sed -n 's|^  <version>\(.*\)</version>.*|\1|p' pom.xml)
place() { # place ARTIFACT FILE ENDING: as "mvn install" does
    mkdir -p "$work/m2/org/tbimage/$1/$version"
    cp "$2" "$work/m2/org/tbimage/$1/$version/$1-$version.$3"
}
for module in $modules; do
    place "$module" "$module/target/.flattened-pom.xml" pom # what "mvn install" and a release take
    [ ! -e "$module/target/$module-$version.jar" ] || place "$module" "$module/target/$module-$version.jar" jar
done

say 'building the plug-ins and the quickstart, each with the tests of its contract'
cp -r examples/plugins examples/quickstart "$work"
find "$work/plugins" "$work/quickstart" -name target -prune -exec rm -rf {} +
{
    echo '<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>all</artifactId><version>1</version>'
    echo '<packaging>pom</packaging><modules><module>quickstart</module>'
    for plugin in $plugins; do echo "<module>plugins/$plugin</module>"; done
    echo '</modules></project>'
} >"$work/pom.xml"
run -T 2 -f "$work/pom.xml" package
for plugin in $plugins; do
    lines=$(find "$work/plugins/$plugin/src/main/java" -name '*.java' ! -name module-info.java -exec cat {} + |
        grep -Evc '^(import|package) |^ *(//|/?\*|$)')
    tests=$(cat "$work/plugins/$plugin"/target/surefire-reports/*.txt | awk -F '[ ,]+' '/^Tests run/ { sum += $3 } END { print sum + 0 }')
    [ "$tests" -gt 10 ] || fail "$plugin ran $tests tests, so its contract did not run"
    [ "$lines" -lt 60 ] || fail "$plugin has $lines lines of code, and an example has less than 60"
    echo "$plugin: $lines lines of code, $tests tests"
done

say 'running them on the class path and on the module path'
jars=$(for plugin in $plugins; do echo "$work/plugins/$plugin/target/$plugin-1.0.jar"; done)
library=$(ls "$program"/lib/tbimage-api-*.jar "$program"/lib/tbimage-core-*.jar "$program"/lib/jackson-core-*.jar \
    "$program"/lib/slf4j-*.jar)
path=$(echo "$library $jars" | tr -s ' \n' ':')
mkdir "$work/classes"
javac -cp "$path" -d "$work/classes" scripts/TryPlugins.java
java -cp "$path:$work/classes" TryPlugins "$work/disk" target/
java -p "$path" --add-modules org.tbimage.core -cp "$work/classes" TryPlugins "$work/disk" 'module com.example.'

say 'dropping them into the folder of the installed program'
cp -r "$program" "$work/installed"
tbimage=$work/installed/bin/testbox-maintenance
"$work/installed/bin/prepare-start"
# shellcheck disable=SC2086 # one file for each word
cp $jars "$work/installed/plugins"
for command in actions codecs stores devices; do
    "$tbimage" $command >"$work/$command" 2>"$work/warnings" || fail "$command failed:" "$work/warnings"
    [ ! -s "$work/warnings" ] || [ $command = devices ] || fail "$command warned:" "$work/warnings"
    "$tbimage" $command --json >"$work/$command.json"
done
expect "$work/actions" '^content-hash .* 1\.0 +plugins/content-hash-1\.0\.jar$' "^backup .* $version +lib/tbimage-core-$version\.jar\$"
expect "$work/codecs" '^zlib .* 1\.0 +plugins/zlib-codec-1\.0\.jar' "^gzip .* $version +lib/tbimage-codec-gzip-$version\.jar"
expect "$work/stores" '^ram .* 1\.0 +plugins/ram-store-1\.0\.jar$' "^dir .* $version +lib/tbimage-core-$version\.jar\$"
expect "$work/devices" '^slice .* 1\.0 +plugins/slice-device-1\.0\.jar$' "^linux .* $version +lib/tbimage-linux-$version\.jar\$"
for command in actions codecs stores devices; do
    expect "$work/$command.json" '"version":"1\.0","origin":"plugins/[a-z-]+-1\.0\.jar"' '"warnings":\[\]'
done
mkdir "$work/store"
part="slice:$work/disk?offset=4096&length=3000000"
"$tbimage" backup --store "$work/store" --image box/slice --codec zlib "$part" >"$work/out" 2>&1 || fail 'backup failed:' "$work/out"
"$tbimage" content-hash --store "$work/store" --image box/slice >"$work/out" 2>&1 || fail 'content-hash failed:' "$work/out"
hash=$(tail -c +4097 "$work/disk" | head -c 3000000 | sha256sum | cut -d ' ' -f 1)
expect "$work/out" "$hash"
# The archive of classes is used although there are plug-ins.
TBIMAGE_JAVA_OPTS='-Xlog:class+load=info:stdout' "$tbimage" codecs >"$work/out"
expect "$work/out" 'org\.tbimage\.core\.Tbimage source: shared objects file' 'com\.example\.zlib\.ZlibCodec source: '

say 'adding broken ones'
broken=$work/installed/plugins
echo 'not a jar' >"$broken/text.jar"
cp "$work/plugins/zlib-codec/target/zlib-codec-1.0.jar" "$broken/copy.jar"
break_plugin() { # break_plugin NAME JAVA-OF-THE-CONSTRUCTOR-AND-NAME [OPTION-OF-JAVAC…]
    name=$1 body=$2
    shift 2
    mkdir -p "$work/$name/META-INF/services"
    cat >"$work/$name.java" <<-END
	public final class $name implements org.tbimage.store.BlobStoreProvider {
	    $body
	    public String summary() { return "broken"; }
	    public org.tbimage.store.BlobStore open(org.tbimage.value.Location location) { return null; }
	}
	END
    mkdir -p "$work/source"
    mv "$work/$name.java" "$work/source"
    javac -cp "$path" -d "$work/$name" "$@" "$work/source/$name.java"
    echo "$name" >"$work/$name/META-INF/services/org.tbimage.store.BlobStoreProvider"
}
pack() { (cd "$work/$1" && jar --create --file "$broken/$1.jar" .); }
break_plugin Constructor 'public Constructor() { throw new IllegalStateException("oops"); } public String name() { return "c"; }'
break_plugin Nameless 'public String name() { throw new IllegalStateException("oops"); }'
break_plugin Duplicate 'public String name() { return "dir"; }'
break_plugin Absent 'public String name() { return "a"; }'
break_plugin Newer 'public String name() { return "n"; }'
rm "$work/Absent/Absent.class"
printf '\310' | dd of="$work/Newer/Newer.class" bs=1 seek=7 conv=notrunc status=none # class file version 200
for name in Constructor Nameless Duplicate Absent Newer; do pack $name; done

"$tbimage" stores >"$work/stores" 2>"$work/warnings" || fail 'stores failed beside broken plug-ins:' "$work/warnings"
expect "$work/stores" '^dir .*lib/tbimage-core' '^ram .*plugins/ram-store'
expect "$work/warnings" \
    'warning: .*plugins/text\.jar' \
    "warning: .*'zlib'.*plugins/copy\.jar.*plugins/zlib-codec-1\.0\.jar" \
    'warning: .*plugins/Constructor\.jar: .*Constructor.*oops' \
    'warning: .*plugins/Nameless\.jar: Nameless: .*oops' \
    'warning: .*Duplicate \(plugins/Duplicate\.jar\).*dir' \
    'warning: .*plugins/Absent\.jar: .*Absent' \
    'warning: .*plugins/Newer\.jar: .*Newer.*200'
"$tbimage" verify --store "$work/store" --image box/slice >"$work/out" 2>&1 && fail 'zlib is ambiguous, and was used' "$work/out"
expect "$work/out" 'plugins/copy\.jar'
"$tbimage" backup --store "$work/store" --image box/disk "$work/disk" >"$work/out" 2>&1 || fail 'a job that needs none of them failed:' "$work/out"
rm "$broken/copy.jar"
"$tbimage" verify --store "$work/store" --image box/slice >"$work/out" 2>&1 || fail 'verify failed:' "$work/out"

say 'updating the program in a root file system for boxes'
# The function of build-nfsroot.sh that installs the program; the rest of it needs a Debian.
mkdir -p "$work/root/etc/systemd/system" "$work/root/opt"
cp -r "$work/installed" "$work/root/opt/testbox-maintenance"
cp -r "$program" "$work/built"
cp "$work/plugins/ram-store/target/ram-store-1.0.jar" "$work/built/plugins/new.jar"
rm "$work/root/opt/testbox-maintenance/plugins/ram-store-1.0.jar"
{
    echo "nfsroot=$work/root program=$work/built"
    echo 'unshare() { :; } # Java in a root without Java'
    sed -n '/^install_program() {/,/^}/p' examples/lab/build-nfsroot.sh
    echo install_program
} >"$work/install.sh"
bash -eu "$work/install.sh"
for jar in new.jar zlib-codec-1.0.jar README; do
    [ -e "$work/root/opt/testbox-maintenance/plugins/$jar" ] || fail "the update lost plugins/$jar"
done
say 'done'
