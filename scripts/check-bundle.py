#!/usr/bin/env python3
"""Checks a bundle for Maven Central: names, signatures, checksums, poms, licences.

    check-bundle.py BUNDLE.zip

The artifacts must be those of tbimage-bom/pom.xml and the BOM itself. Signatures are checked by gpg with the keys of
GNUPGHOME. Ends with 0 if the bundle is right, with 1 and a line for each fault if it is not.
"""
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MAVEN = "{http://maven.apache.org/POM/4.0.0}"
CHECKSUMS = {"md5": hashlib.md5, "sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha512": hashlib.sha512}
NEEDED_CHECKSUMS = ["md5", "sha1"]
POM_FIELDS = [
    "groupId", "artifactId", "version", "name", "description", "url", "licenses/license/name", "licenses/license/url",
    "developers/developer/name", "scm/connection", "scm/developerConnection", "scm/url", "issueManagement/url",
]


def library_names():
    managed = ElementTree.parse(os.path.join(ROOT, "tbimage-bom/pom.xml")).getroot()
    path = f"{MAVEN}dependencyManagement/{MAVEN}dependencies/{MAVEN}dependency"
    return [
        dependency.findtext(MAVEN + "artifactId")
        for dependency in managed.iterfind(path)
        if dependency.findtext(MAVEN + "groupId") == "org.tbimage"
    ]


class Bundle:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        self.faults = []

    def check(self):
        artifacts = {}
        for name in self.files:
            match = re.fullmatch(r"org/tbimage/([^/]+)/([^/]+)/([^/]+)", name)
            if match:
                artifacts.setdefault(match[1], set()).add(match[2])
            else:
                self.faults.append(f"{name}: no file of an artifact of org.tbimage")
        libraries = library_names()
        for name in sorted(set(artifacts) - set(libraries) - {"tbimage-bom"}):
            self.faults.append(f"{name}: must not be published; tbimage-bom does not name it")
        versions = set().union(*artifacts.values())
        if len(versions) != 1 or any("SNAPSHOT" in version for version in versions):
            self.faults.append(f"one release version is needed, and there are: {', '.join(sorted(versions)) or 'none'}")
        for name in libraries + ["tbimage-bom"]:
            for version in versions:
                self.check_artifact(name, version, jars=name != "tbimage-bom")
        for name in sorted(self.files):
            if not name.endswith((".asc", *("." + kind for kind in CHECKSUMS))):
                self.check_companions(name)
        return self.faults

    def check_artifact(self, name, version, jars):
        base = f"org/tbimage/{name}/{version}/{name}-{version}"
        for suffix in [".pom"] + ([".jar", "-sources.jar", "-javadoc.jar"] if jars else []):
            if base + suffix not in self.files:
                self.faults.append(f"{base}{suffix}: is missing")
        if base + ".pom" in self.files:
            self.check_pom(base + ".pom")
        for suffix in [".jar", "-sources.jar", "-javadoc.jar"]:
            if base + suffix in self.files:
                self.check_licence(base + suffix)

    def check_pom(self, name):
        # the version of a pom is written out in it, so that this one variable is harmless
        text = self.files[name].replace(b"${project.version}", b"")
        try:
            pom = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            self.faults.append(f"{name}: is not valid XML: {error}")
            return
        for field in POM_FIELDS:
            value = pom.findtext("/".join(MAVEN + part for part in field.split("/")))
            if not (value or "").strip() or (value or "").strip() == "scm:git:":
                self.faults.append(f"{name}: has no {field}")
        for unwanted in ["${", "-SNAPSHOT", "<parent>"]:
            if unwanted.encode() in text:
                self.faults.append(f"{name}: has {unwanted}")

    def check_licence(self, name):
        with open(os.path.join(ROOT, "LICENSE"), "rb") as licence:
            expected = licence.read()
        try:
            with zipfile.ZipFile(io.BytesIO(self.files[name])) as jar:
                if "META-INF/LICENSE" not in jar.namelist() or jar.read("META-INF/LICENSE") != expected:
                    self.faults.append(f"{name}: META-INF/LICENSE is not the project's LICENSE")
        except zipfile.BadZipFile as error:
            self.faults.append(f"{name}: is not a jar: {error}")

    def check_companions(self, name):
        """The checksums and the signature that lie beside a file."""
        for kind, digest in CHECKSUMS.items():
            checksum = self.files.get(f"{name}.{kind}")
            if checksum is None and kind in NEEDED_CHECKSUMS:
                self.faults.append(f"{name}.{kind}: is missing")
            if checksum is not None and checksum.decode().split()[:1] != [digest(self.files[name]).hexdigest()]:
                self.faults.append(f"{name}.{kind}: is not the checksum of the file")
        signature = self.files.get(name + ".asc")
        if signature is None:
            self.faults.append(f"{name}.asc: is missing")
        elif not signed(self.files[name], signature):
            self.faults.append(f"{name}.asc: gpg does not accept the signature")


def signed(content, signature):
    with tempfile.NamedTemporaryFile(suffix=".asc") as detached:
        detached.write(signature)
        detached.flush()
        verified = subprocess.run(["gpg", "--batch", "--verify", detached.name, "-"], input=content, capture_output=True)
        return verified.returncode == 0


def main():
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        print(__doc__)
        return 0 if "-h" in sys.argv or "--help" in sys.argv else 2
    bundle = Bundle(sys.argv[1])
    faults = bundle.check()
    for fault in faults:
        print(f"check-bundle.py: {fault}", file=sys.stderr)
    if not faults:
        print(f"check-bundle.py: {len(library_names()) + 1} artifacts, {len(bundle.files)} files, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
