"""The browser that the tests drive: found, or installed where that is allowed, or asked for."""

from __future__ import annotations

import os
import shutil
import sys

from tests.tools import debian

# The same engine without a window around it: two thirds of the processor time. Any other will do.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "The tests need a Chromium and found none. Install one (Debian, Ubuntu: apt-get install "
    "chromium), or name yours in the environment variable ADEP_CHROMIUM, and run make test again."
)
# The first two: what opens below the address bar. Nobody sees it here, and it takes half of the
# time of every window. Of several such lists Chromium heeds the last one, so the others are those
# that Playwright switches off for steadiness and silence.
WITHOUT = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
    "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades",
    "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding",
    "PreconnectToSearch", "ThirdPartyStoragePartitioning",
)  # fmt: skip
# No sandbox (containers run as root), no call to a maker's servers, and one thread to paint with:
# several take a tenth more of the processor.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--num-raster-threads=1", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    f"--disable-features={','.join(WITHOUT)}",
)  # fmt: skip


def find() -> str | None:
    """Path of a Chromium on this machine, or None."""
    named = os.environ.get("ADEP_CHROMIUM")
    if named:
        return named if shutil.which(named) else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """0 with the browser's path on the first line; 1 and a sentence where there is none."""
    if not os.environ.get("ADEP_CHROMIUM") and shutil.which(SHELL) is None:
        debian.install(SHELL)
        if find() is None:
            debian.install("chromium")
    path = find()
    if path is None:
        print(MISSING, file=sys.stderr)
        return 1
    print(f"The tests drive {path}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
