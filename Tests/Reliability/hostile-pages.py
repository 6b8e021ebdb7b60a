#!/usr/bin/env python3
"""Every payload of the suites in every text field, and every page of it opened in Chromium.

    Tests/Reliability/hostile-pages.py [PROGRAM] [SUITES] [--cases N] [--group N]

PROGRAM is govpack (default: .build/release/govpack), SUITES a folder with `xss` and `naughty-strings`
(default: ../shared/suites); without it, or without chromium, nothing is tested and status 77 says so.
`hostile_workspace.py` writes the workspaces, GROUP payloads each (default 145), and a small one for each
payload as the workspace's name. Each page of each site is opened from the disk; counted are dialogs,
requests, errors of scripts, violations of the policy, elements and attributes that no page has, foreign
addresses, and pages that are not whole. Ends with status 1 if any count is not 0.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "Look"))
import hostile_workspace  # noqa: E402
from screenshots import Browser  # noqa: E402

AS_OF = "2026-11-20T15:00:00Z"
WORKERS = 2
PATIENCE = 600

# Run in the page by the browser itself; the page's own policy permits no script.
LISTENER = """
window.violations = [];
document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective + ' ' + e.blockedURI));
window.addEventListener('error', e => violations.push('error ' + e.message));
"""

CHECK = """(() => {
  const elements = new Set(`html head meta title link style body header footer main nav section aside
    h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd div span strong em del code pre a blockquote br hr img figure
    figcaption details summary table caption thead tbody tr th td svg desc defs pattern text path
    circle rect g line polyline`.split(/\\s+/));
  const carriers = ['href', 'src', 'xlink:href', 'action', 'formaction', 'srcset', 'poster', 'data',
    'background', 'ping', 'cite', 'longdesc', 'profile', 'manifest', 'srcdoc', 'style'];
  const faults = [];
  const all = document.querySelectorAll('*');
  for (const element of all) {
    const name = element.localName;
    if (!elements.has(name)) faults.push('element ' + name);
    for (const attribute of element.attributes) {
      const own = attribute.name.toLowerCase();
      if (own.startsWith('on')) faults.push('handler ' + name + ' ' + own);
      if (!carriers.includes(own)) continue;
      if (own !== 'href' && own !== 'src') { faults.push('attribute ' + name + ' ' + own); continue; }
      let url;
      try { url = new URL(attribute.value, document.baseURI); } catch (e) { faults.push('address ' + attribute.value); continue; }
      const inSite = url.protocol === 'file:' && url.host === '' && url.pathname.startsWith(SITE);
      const isLink = name === 'a' && ['http:', 'https:', 'mailto:'].includes(url.protocol);
      if (!inSite && !isLink) faults.push('address ' + name + ' ' + attribute.value.slice(0, 80));
    }
  }
  for (const meta of document.querySelectorAll('meta')) {
    const kind = meta.getAttribute('http-equiv');
    if (kind !== null && kind !== 'Content-Security-Policy') faults.push('meta ' + kind);
  }
  if (document.scripts.length) faults.push('scripts');
  const order = [...document.body.children].map(e => e.localName).join(' ');
  if (IS_PAGE && order !== 'header main footer') faults.push('order ' + order.slice(0, 80));
  if (document.querySelectorAll('h1').length !== 1) faults.push('headings of the page');
  if (document.querySelectorAll('meta[http-equiv]').length !== 1) faults.push('policy');
  if (document.head.querySelector('meta[http-equiv]') !== document.head.firstElementChild) faults.push('policy is not first');
  for (const node of document.body.childNodes)
    if (node.nodeType === 3 && node.data.trim() !== '') faults.push('text outside of the order');
  if (document.body.lastElementChild?.getBoundingClientRect().height === 0) faults.push('footer is not shown');
  return JSON.stringify({faults, violations: window.violations, count: all.length,
    text: document.documentElement.textContent.replace(/[^A-Za-z0-9]/g, '')});
})()"""


class Sites:
    """The workspaces, built one after the other."""

    def __init__(self, program, folder, cases, group):
        self.program, self.folder = program, folder
        self.kinds = hostile_workspace.kinds(program)
        self.fields, self.file_names, self.failures = set(), 0, []
        self.cases, self.group = list(enumerate(text for _, text in cases)), group

    def all(self):
        """Name and path of each built site; whoever takes it removes it."""
        for start in range(0, len(self.cases), self.group):
            cases = self.cases[start:start + self.group]
            for is_broken in (False, True):
                name = f"{'broken' if is_broken else 'kept'}-{start}"
                root = os.path.join(self.folder, name)
                workspace = hostile_workspace.Workspace(root, self.kinds, cases, is_broken)
                self.fields |= workspace.fields
                self.file_names += workspace.file_names
                yield from self.build(name, root)
        for number, text in self.cases:
            root = os.path.join(self.folder, f"name-{number}")
            hostile_workspace.named(root, text)
            yield from self.build(f"name-{number}", root)

    def build(self, name, root):
        words = [self.program, "build", "--root", root, "--out", root + "/site", "--as-of", AS_OF,
                 "--fail-on", "never", "--quiet"]
        with open(root + ".log", "wb") as log:
            status = subprocess.run(words, stdout=log, stderr=log, timeout=PATIENCE).returncode
        # An empty name is a setting that cannot be used.
        if status == 0:
            yield name, root
        elif not (name.startswith("name-") and status == 78):
            self.failures.append(f"{name}: build ends with status {status}")


class Reader:
    """One browser. `counts` are of what no page may have."""

    def __init__(self, payloads):
        self.folder = tempfile.mkdtemp()
        self.browser = Browser(self.folder)
        self.browser.call("Page.addScriptToEvaluateOnNewDocument", source=LISTENER)
        self.counts, self.examples = collections.Counter(), {}
        self.pages = self.elements = 0
        self.unseen = dict(payloads)

    def close(self):
        self.browser.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def read(self, name, root):
        site = os.path.join(root, "site")
        paths = [os.path.join(folder, file) for folder, _, files in os.walk(site)
                 for file in files if file.endswith(".html")]
        # Of a workspace that only has a hostile name the pages are alike.
        if name.startswith("name-"):
            paths = [path for path in paths if os.path.dirname(path) == site or "/kpi/" in path]
        for path in sorted(paths):
            self.open(name, site, path)

    def note(self, kind, where, what):
        self.counts[kind] += 1
        self.examples.setdefault(kind, f"{where}: {what}")

    def open(self, name, site, path):
        browser, where = self.browser, f"{name} {os.path.relpath(path, site)}"
        url = "file://" + path
        browser.events.clear()
        browser.call("Page.navigate", url=url)
        self.await_load(where)
        is_page = os.path.basename(path) == "index.html"
        script = f"const SITE = {json.dumps(site + '/')}, IS_PAGE = {json.dumps(is_page)};"
        value = browser.call("Runtime.evaluate", expression="{" + script + CHECK + "}", returnByValue=True)
        found = json.loads(value["result"]["value"])
        for event in browser.events:
            self.take(event, where, site)
        for fault in found["faults"]:
            self.note(fault.split(" ")[0], where, fault)
        for violation in found["violations"] or []:
            self.note("violation", where, violation)
        self.pages += 1
        self.elements += found["count"]
        for number in [number for number, letters in self.unseen.items() if letters in found["text"]]:
            del self.unseen[number]

    def await_load(self, where):
        position = 0
        while True:
            if position == len(self.browser.events):
                self.browser.events.append(self.browser.read())
            event = self.browser.events[position]
            position += 1
            if event.get("method") == "Page.javascriptDialogOpening":
                self.browser.call("Page.handleJavaScriptDialog", accept=False)
            if event.get("method") == "Page.loadEventFired":
                return

    def take(self, event, where, site):
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Page.javascriptDialogOpening":
            self.note("dialog", where, parameters.get("message"))
        elif method == "Runtime.exceptionThrown":
            self.note("exception", where, parameters["exceptionDetails"].get("text"))
        elif method == "Runtime.consoleAPICalled":
            self.note("console", where, parameters.get("type"))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.note("log", where, parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            address = parameters["request"]["url"]
            if not address.startswith("file://" + site):
                self.note("request", where, address)


KINDS = ["dialog", "request", "exception", "console", "log", "violation", "scripts", "element", "handler",
         "attribute", "address", "meta", "order", "text", "headings", "policy", "footer"]


def work(readers, name, root):
    reader = readers.pop()
    try:
        reader.read(name, root)
    finally:
        readers.append(reader)
        shutil.rmtree(root, ignore_errors=True)


def letters(payload):
    """What is looked for in the text of pages: enough of the payload's letters to be no chance."""
    found = re.sub(r"[^A-Za-z0-9]", "", payload)
    return found if len(found) >= 6 else None


def memory():
    """Where hundreds of megabytes of pages come and go without a disk."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?", default=".build/release/govpack")
    parser.add_argument("suites", nargs="?", default="../shared/suites")
    parser.add_argument("--cases", type=int)
    parser.add_argument("--group", type=int, default=145)
    options = parser.parse_args()
    if not os.path.isdir(os.path.join(options.suites, "xss")) or not shutil.which("chromium"):
        print("skipped: there is no folder of suites, or no chromium")
        return 77
    begin = time.monotonic()
    cases = hostile_workspace.payloads(options.suites)[:options.cases]
    looked_for = {number: letters(text) for number, (_, text) in enumerate(cases) if letters(text)}
    with tempfile.TemporaryDirectory(dir=memory(), ignore_cleanup_errors=True) as folder:
        sites = Sites(os.path.abspath(options.program), folder, cases, options.group)
        readers = [Reader(looked_for) for _ in range(WORKERS)]
        every = list(readers)
        count = 0
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            waiting = []
            for name, root in sites.all():
                count += 1
                # No more sites on the disk than browsers can take.
                while len(waiting) >= WORKERS:
                    done, left = concurrent.futures.wait(
                        waiting, return_when=concurrent.futures.FIRST_COMPLETED)
                    waiting = list(left)
                    for future in done:
                        future.result()
                waiting.append(pool.submit(work, readers, name, root))
            for future in waiting:
                future.result()
        for reader in every:
            reader.close()
    return report(sites, every, cases, looked_for, count, time.monotonic() - begin)


def report(sites, readers, cases, looked_for, count, seconds):
    suites = collections.Counter(suite for suite, _ in cases)
    unseen = set.intersection(*[set(reader.unseen) for reader in readers])
    pages = sum(reader.pages for reader in readers)
    print(f"{len(cases)} payloads ({', '.join(f'{n} {suite}' for suite, n in suites.items())}) × "
          f"{len(sites.fields)} fields, and {sites.file_names} file names: {count} sites, {pages} pages, "
          f"{sum(reader.elements for reader in readers)} elements, {seconds:.0f} s")
    print(f"{len(looked_for) - len(unseen)} of {len(looked_for)} payloads with at least 6 letters or digits "
          "were seen in the text of a page")
    total = sum((reader.counts for reader in readers), collections.Counter())
    print(", ".join(f"{kind} {total[kind]}" for kind in KINDS + sorted(set(total) - set(KINDS))))
    for reader in readers:
        for kind, example in reader.examples.items():
            print(f"{kind}: {example}", file=sys.stderr)
    for failure in sites.failures:
        print(failure, file=sys.stderr)
    return 1 if total or sites.failures else 0


if __name__ == "__main__":
    sys.exit(main())
