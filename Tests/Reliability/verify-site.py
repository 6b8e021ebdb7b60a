"""Checks a published site against its manifest.json, without any of govpack's code.

usage: verify-site.py SITE

Prints the SHA-256 of the manifest and exits 0 when every file that it lists is there with its
length and hash, and nothing is there that it does not list. Otherwise names what is wrong and
exits 1. Hidden files are other people's and not looked at.
"""

import hashlib
import json
import os
import sys


# What cannot stand in the manifest: it, the list of hashes that names it, and the signatures.
UNLISTED = {"manifest.json", "SHA256SUMS", "manifest.json.minisig", "ledger.jsonl.minisig"}


def files_below(root):
    for folder, folders, names in os.walk(root):
        if folder == root:
            folders[:] = [name for name in folders if not name.startswith(".")]
            names = [name for name in names if not name.startswith(".")]
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


def faults(root, manifest):
    listed = {entry["path"]: entry for entry in manifest["outputs"] + manifest["carried"]}
    for path, entry in sorted(listed.items()):
        try:
            with open(os.path.join(root, path), "rb") as file:
                data = file.read()
        except OSError as error:
            yield f"{path}: {error.strerror}"
            continue
        if len(data) != entry["bytes"] or hashlib.sha256(data).hexdigest() != entry["sha256"]:
            yield f"{path}: not the bytes that the manifest lists"
    for path in sorted(set(files_below(root)) - set(listed) - set(manifest["kept"]) - UNLISTED):
        yield f"{path}: not in the manifest"


def main(root):
    with open(os.path.join(root, "manifest.json"), "rb") as file:
        data = file.read()
    found = list(faults(root, json.loads(data)))
    for fault in found[:20]:
        print(fault, file=sys.stderr)
    print(hashlib.sha256(data).hexdigest())
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
