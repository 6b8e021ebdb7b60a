#!/usr/bin/env python3
"""Pictures of a built site's pages, to be looked at.

    Tests/Look/screenshots.py SITE OUT [PAGE ...]

Takes each page (`index.html`, `packs/2026-11-20/index.html`; default: the dashboard) from the disk
and over HTTP, at 1280 and 375 pixels, light and dark, and on A4 and Letter paper. Ends with status 1
if a page scrolls sideways at 375 pixels, asks for anything outside itself, breaks its own policy,
or comes without its stylesheet. Needs chromium, and pdftoppm for the pictures of the paper.
"""

import base64
import functools
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading

WIDTHS = {1280: 800, 375: 812}
LENGTH = 1500
THEMES = ["light", "dark"]
PAPERS = {"a4": (8.27, 11.69), "letter": (8.5, 11.0)}


class Browser:
    """Chromium over its debugging pipe: one JSON message, one NUL."""

    def __init__(self, folder):
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()

        # The browser reads descriptor 3 and writes 4.
        def place():
            saved = os.dup(from_browser)
            os.dup2(to_browser, 3)
            os.dup2(saved, 4)
            os.set_inheritable(3, True)
            os.set_inheritable(4, True)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-dev-shm-usage", "--remote-debugging-pipe", f"--user-data-dir={folder}",
             "about:blank"],
            preexec_fn=place, close_fds=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Network", "Log", "Runtime"]:
            self.call(f"{domain}.enable")

    def read(self):
        while b"\0" not in self.buffer:
            data = os.read(self.input, 1 << 20)
            if not data:
                raise RuntimeError("the browser has gone")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while True:
            for index, event in enumerate(self.events):
                if event.get("method") == method:
                    del self.events[: index + 1]
                    return
            self.events.append(self.read())

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def close(self):
        os.close(self.output)
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def open_page(browser, url, width, theme):
    """Loads the page and returns what is wrong with it."""
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=WIDTHS[width],
                 deviceScaleFactor=1, mobile=width < 600)
    browser.call("Emulation.setEmulatedMedia", media="screen",
                 features=[{"name": "prefers-color-scheme", "value": theme}])
    browser.events.clear()
    browser.call("Page.navigate", url=url)
    seen = []
    while True:
        event = browser.events.pop(0) if browser.events else browser.read()
        seen.append(event)
        if event.get("method") == "Page.loadEventFired":
            break
    seen += browser.events
    faults = []
    origin = url.split("/")[2]
    for event in seen:
        parameters = event.get("params", {})
        if event.get("method") == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            if "favicon" not in parameters["entry"].get("url", ""):
                faults.append(parameters["entry"]["text"])
        if event.get("method") == "Network.requestWillBeSent":
            asked = parameters["request"]["url"]
            if asked.split("/")[2:3] != [origin] and not asked.startswith("data:"):
                faults.append(f"asks for {asked}")
    if not browser.value("document.styleSheets.length && getComputedStyle(document.querySelector('.skip')).position == 'absolute'"):
        faults.append("came without its stylesheet")
    wide = browser.value("document.documentElement.scrollWidth")
    if width < 600 and wide > width:
        faults.append(f"scrolls sideways: {wide} px wide at {width}")
    return faults


def take(browser, path, width):
    """Pictures of the page from its top, each no longer than an eye can take in; at most three."""
    height = browser.value("document.documentElement.scrollHeight")
    for number, top in enumerate(range(0, min(height, 3 * LENGTH), LENGTH), start=1):
        clip = {"x": 0, "y": top, "width": width, "height": min(LENGTH, height - top), "scale": 1}
        picture = browser.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        with open(f"{path}-{number}.png", "wb") as file:
            file.write(base64.b64decode(picture["data"]))


def paper(browser, path, name, size):
    """Prints the page, and makes pictures of the first sheets."""
    browser.call("Emulation.setEmulatedMedia", media="", features=[])
    browser.call("Emulation.clearDeviceMetricsOverride")
    pdf = browser.call("Page.printToPDF", printBackground=True, preferCSSPageSize=False,
                       displayHeaderFooter=False, paperWidth=size[0], paperHeight=size[1],
                       marginTop=0.6, marginBottom=0.67, marginLeft=0.55, marginRight=0.55)["data"]
    file = f"{path}-{name}.pdf"
    with open(file, "wb") as out:
        out.write(base64.b64decode(pdf))
    subprocess.run(["pdftoppm", "-r", "70", "-png", "-l", "12", file, f"{path}-{name}"], check=False)
    return file


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    site, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    pages = sys.argv[3:] or ["index.html"]
    os.makedirs(out, exist_ok=True)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site)
    handler.log_message = lambda *arguments: None
    http.server.SimpleHTTPRequestHandler.log_message = lambda *arguments: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failed = False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(folder)
        for page in pages:
            path = os.path.join(out, page.removesuffix("index.html").strip("/").replace("/", "-") or "dashboard")
            faults = open_page(browser, f"http://127.0.0.1:{server.server_port}/{page}", 1280, "light")
            for width in WIDTHS:
                for theme in THEMES:
                    faults += open_page(browser, f"file://{site}/{page}", width, theme)
                    take(browser, f"{path}-{width}-{theme}", width)
            for name, size in PAPERS.items():
                paper(browser, path, name, size)
            for fault in sorted(set(faults)):
                failed = True
                print(f"{page}: {fault}")
            print(f"{page}: {path}-*.png")
        browser.close()
    server.shutdown()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
