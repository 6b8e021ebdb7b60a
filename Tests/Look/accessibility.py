#!/usr/bin/env python3
"""Runs axe-core over pages of a built site, in Chromium, light and dark, at 1280 and 375 pixels.

    Tests/Look/accessibility.py AXE SITE [PAGE ...]

AXE is the file axe.min.js (the PyPI package axe-playwright-python carries one). Prints each
violation with the first elements it names; ends with status 1 if there is any.
"""

import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from screenshots import THEMES, WIDTHS, Browser, open_page  # noqa: E402


def main():
    axe, site, pages = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3:] or ["index.html"]
    with open(axe, encoding="utf-8") as file:
        library = file.read()
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(folder)
        for page in pages:
            for width in WIDTHS:
                for theme in THEMES:
                    open_page(browser, f"file://{site}/{page}", width, theme)
                    browser.call("Runtime.evaluate", expression=library)
                    found = browser.call(
                        "Runtime.evaluate", awaitPromise=True, returnByValue=True,
                        expression="axe.run().then(r => r.violations.map(v => [v.id, v.help, "
                        "v.nodes.length, v.nodes.slice(0, 2).map(n => n.html.slice(0, 160))]))",
                    )["result"]["value"]
                    for rule, text, number, nodes in found:
                        count += 1
                        print(f"{page} {width} {theme}: {rule}: {text} ({number})")
                        for node in nodes:
                            print(f"    {node}")
        browser.close()
    print(f"{count} violations on {len(pages)} pages")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
