#!/usr/bin/env python3
"""A data base of a tree's files, and how some of its pages change.

  inventory.py make TREE MIB DATABASE          each file, its package, checksum and the beginning of its text, up to so many MiB
  inventory.py change DATABASE CHANGED ONE-IN  a copy in which one row of so many of the last third is another one
"""

import os
import shutil
import sqlite3
import sys

PAGE = 4096
TEXT = 1200


def open_base(path):
    base = sqlite3.connect(path)
    base.execute(f"PRAGMA page_size = {PAGE}")
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    return base


def rows(tree):
    folder = os.path.join(tree, "var/lib/dpkg/info")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".md5sums"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as lines:
            for line in lines:
                checksum, path = line.rstrip("\n").split("  ", 1)
                yield name.removesuffix(".md5sums"), path, checksum, beginning(os.path.join(tree, path))


def beginning(path):
    try:
        if not os.path.isfile(path) or os.path.islink(path):
            return ""
        with open(path, "rb") as file:
            return file.read(TEXT).decode("utf-8", "replace")
    except OSError:
        return ""


def make(tree, mib, path):
    base = open_base(path)
    base.execute("CREATE TABLE file (id INTEGER PRIMARY KEY, package TEXT, path TEXT, checksum TEXT, seen INTEGER, text TEXT)")
    number, pages, all_rows = 0, (int(mib) << 20) // PAGE, list(rows(tree))
    while True:
        for package, name, checksum, text in all_rows:
            number += 1
            base.execute("INSERT INTO file VALUES (?, ?, ?, ?, 1000000, ?)", (number, package, name, checksum, text))
            if number % 1000 == 0 and base.execute("PRAGMA page_count").fetchone()[0] >= pages:
                base.commit()
                base.close()
                return


def change(path, changed, one_in):
    shutil.copyfile(path, changed)
    base = open_base(changed)
    base.execute("UPDATE file SET seen = seen + 1000, checksum = substr(checksum, 17) || substr(checksum, 1, 16) "
                 "WHERE id > (SELECT max(id) * 2 / 3 FROM file) AND id % ? = 1", (int(one_in),))
    base.commit()
    base.close()


if __name__ == "__main__":
    {"make": make, "change": change}[sys.argv[1]](*sys.argv[2:])
