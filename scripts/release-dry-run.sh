#!/bin/bash
# Builds the bundle that a release uploads to Maven Central, and checks it. Nothing is uploaded, and no test is run.
#
#   release-dry-run.sh [--keep]      --keep leaves the temporary folder with the bundle
#
# The tracked files are copied to a temporary folder and get a release version there. Values that only the owner knows
# are made up if pom.xml does not have them, and the bundle is signed with a key that is made for this run. A server on this
# machine stands in for the portal and takes the bundle. Classes that a build has made before are used again.
set -euo pipefail
keep=
case ${1:-} in
    '') ;;
    --keep) keep=yes ;;
    *) sed -n '2,/^set /s/^# \{0,1\}//p' "$0" | sed '$d'; [ "$1" = --help ] && exit 0; exit 2 ;;
esac
root=$(cd "$(dirname "$0")/.." && pwd -P)
fail() { echo "release-dry-run.sh: $1" >&2; exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/tbimage-release.XXXXXX")
export GNUPGHOME=$work/gnupg
portal=
clean() {
    [ -z "$portal" ] || kill "$portal" 2>/dev/null || true
    gpgconf --kill all 2>/dev/null || true
    if [ -n "$keep" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}
trap clean EXIT
trap 'exit 130' INT TERM

tree=$work/tree
mkdir -p "$tree"
(cd "$root" && git ls-files -z | while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
    xargs -0 cp -p --parents -t "$tree")
(cd "$root" && find . -path '*/target/classes' -type d -print0 | xargs -0 -r cp -a --parents -t "$tree")
cd "$tree"
poms=$(find . -name pom.xml)
snapshot=$(sed -n 's|.*<version>\(.*\)-SNAPSHOT</version>.*|\1|p' pom.xml | head -n 1)
build() { mvn -B -ntp -q -Dstyle.color=never -Prelease -Dspotless.check.skip=true "$@"; }

# refused WORDS ARGUMENT…: the build stops at once and says why
refused() {
    local words=$1
    shift
    if build -N validate "$@" >"$work/refused" 2>&1; then fail "a release went on that should have stopped: $words"; fi
    grep -qF "$words" "$work/refused" || { cat "$work/refused" >&2; fail "a release stopped without the words: $words"; }
    echo "refused, as it should be: $(grep -F -m 1 "$words" "$work/refused")"
}

made_up=()
for value in url=https://example.org/tbimage repository=https://example.org/tbimage.git \
    issues=https://example.org/tbimage/issues 'name=Release dry run' email=dry-run@example.org; do
    name=owner.${value%%=*}
    if grep -q "<$name></$name>" pom.xml; then
        [ -z "$snapshot" ] || refused "needs the property $name" "${made_up[@]}"
        made_up+=("-D$name=${value#*=}")
    fi
done
if [ -n "$snapshot" ]; then
    refused 'has no SNAPSHOT version' "${made_up[@]}"
    # shellcheck disable=SC2086 # a list of names without blanks
    sed -i "s|<version>$snapshot-SNAPSHOT</version>|<version>$snapshot</version>|" $poms
fi

mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'tbimage dry run <dry-run@example.org>' rsa2048 sign 1d
# The portal answers an upload with the number of the deployment.
python3 - "$work/port" <<'EOF' >/dev/null 2>"$work/portal" &
import http.server, os, sys

class Portal(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.end_headers()
        self.wfile.write(b"00000000-0000-0000-0000-000000000000")

server = http.server.HTTPServer(("127.0.0.1", 0), Portal)
with open(sys.argv[1] + ".new", "w") as port:
    port.write(str(server.server_port))
os.rename(sys.argv[1] + ".new", sys.argv[1])
server.serve_forever()
EOF
portal=$!
for _ in $(seq 100); do [ ! -e "$work/port" ] || break; sleep 0.1; done
[ -e "$work/port" ] || { cat "$work/portal" >&2; fail "the server that stands in for the portal did not start"; }
cat >"$work/settings.xml" <<'EOF'
<settings><servers><server><id>central</id><username>dry</username><password>run</password></server></servers></settings>
EOF

echo "building the bundle"
build deploy -gs "$work/settings.xml" -DcentralBaseUrl="http://127.0.0.1:$(cat "$work/port")" -DwaitUntil=uploaded \
    -Dmaven.test.skip=true -Dmaven.install.skip=true -Dmaven.compiler.useIncrementalCompilation=false \
    "${made_up[@]}" >"$work/build" 2>&1 ||
    { cat "$work/build" >&2; fail "the build failed"; }
grep -q 'POST /api/v1/publisher/upload' "$work/portal" || { cat "$work/build" >&2; fail "the build uploaded nothing"; }
bundle=$(find . -path '*/central-publishing/*' -name '*.zip')
[ -f "$bundle" ] || { cat "$work/build" >&2; fail "the build made no bundle"; }
scripts/check-bundle.py "$bundle"

# damaged WORDS FILE-PATTERN: the check reports a bundle in which the last bytes of such a file are wrong
damaged() {
    cp "$bundle" "$work/damaged.zip"
    python3 - "$work/damaged.zip" "$2" <<'EOF'
import fnmatch, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    files = {name: archive.read(name) for name in archive.namelist()}
chosen = [name for name in files if fnmatch.fnmatch(name, sys.argv[2])]
assert chosen, sys.argv[2]
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for name, content in files.items():
        if name == chosen[0]:
            content = content[:-9] + b"damaged.\n"
        archive.writestr(name, content)
EOF
    if scripts/check-bundle.py "$work/damaged.zip" >/dev/null 2>"$work/faults"; then fail "the check accepts a damaged $2"; fi
    grep -qF "$1" "$work/faults" || { cat "$work/faults" >&2; fail "the check of a damaged $2 does not say: $1"; }
}
damaged 'is not the checksum of the file' '*/tbimage-core-*.jar'
damaged 'gpg does not accept the signature' '*/tbimage-api-*.pom'
damaged 'is not the checksum of the file' '*/tbimage-linux-*-sources.jar.sha1'
echo "release-dry-run.sh: the bundle is right, and the check finds damage"
