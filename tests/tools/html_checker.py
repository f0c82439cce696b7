"""The Nu HTML checker of the W3C for `make test-all`: found, or installed, or asked for.

It is a program in Java; npm brings it as one file. The version and the sum are pinned here, as the
locks pin what Python brings.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

from tests.tools import debian

VERSION: Final = "26.9.27"
SHA512: Final = (
    "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
)
JAR: Final = Path(sys.prefix) / "nu" / f"vnu-{VERSION}.jar"
INSIDE: Final = "package/build/dist/vnu.jar"
MISSING: Final = (
    "make test-all needs {what}. Install {package}, or name yours in the environment variable "
    "{variable}, and run it again."
)
NO_JAVA: Final = MISSING.format(
    what="Java 17 and found none",
    package="one (Debian, Ubuntu: apt-get install default-jre-headless)",
    variable="ADEP_JAVA",
)
NO_JAR: Final = MISSING.format(
    what=f"the Nu HTML checker (vnu-jar {VERSION}), and npm could not bring it",
    package="npm (Debian, Ubuntu: apt-get install npm)",
    variable="ADEP_VNU_JAR",
)


def java() -> str | None:
    """Path of Java on this machine, or None."""
    return shutil.which(os.environ.get("ADEP_JAVA", "java"))


def jar() -> Path | None:
    """The checker's file, or None."""
    file = Path(os.environ.get("ADEP_VNU_JAR", JAR))
    return file if file.is_file() else None


def install() -> None:
    """Let npm bring the checker, and keep it in the virtual environment if it is what we know."""
    if shutil.which("npm") is None:
        return
    print(f"Installing vnu-jar {VERSION} ...", flush=True)
    JAR.parent.mkdir(exist_ok=True)
    words = ["npm", "pack", f"vnu-jar@{VERSION}", "--silent", "--pack-destination", str(JAR.parent)]
    subprocess.run(words, check=False, capture_output=True)
    packed = JAR.parent / f"vnu-jar-{VERSION}.tgz"
    if not packed.is_file():
        return
    found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if found == SHA512:
        with tarfile.open(packed) as archive:
            inside = archive.extractfile(INSIDE)
            assert inside is not None
            JAR.write_bytes(inside.read())
    packed.unlink()


def main() -> int:
    """0 with the checker's path; 1 and a sentence for what is missing."""
    if java() is None and "ADEP_JAVA" not in os.environ:
        debian.install("default-jre-headless")
    if jar() is None and "ADEP_VNU_JAR" not in os.environ:
        if shutil.which("npm") is None:
            debian.install("npm")
        install()
    lacking = [said for said, found in ((NO_JAVA, java()), (NO_JAR, jar())) if found is None]
    for said in lacking:
        print(said, file=sys.stderr)
    if not lacking:
        print(f"The tests ask {jar()}.")
    return int(bool(lacking))


if __name__ == "__main__":
    sys.exit(main())
