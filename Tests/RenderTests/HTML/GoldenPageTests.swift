import Diagnostics
import Model
import Pack
import Testing

@testable import Render

/// One tiny page in full: what the layout and the twin put around a body, to the letter.
struct GoldenPageTests {
  private func page() -> RenderedPage {
    let facts = Facts(
      settings: Settings(name: "R&D <Lab>", isExample: true),
      sources: [
        InputSource(kind: .tasks, status: .fresh), InputSource(kind: .roles, status: .missing),
      ],
      sourceCommit: "0123456789abcdef")
    let document = PackDocument(
      path: "packs/2026-11-20/", template: "packs/tiny.md", title: "A \"tiny\" page",
      periodText: "2026-W46, Mon 9 – Sun 15 Nov", state: .provisional,
      breadcrumbs: [Breadcrumb("Dashboard", ""), Breadcrumb("Gone", "gone/")])
    let home = PackDocument(path: "", template: "packs/tiny.md", title: "Home")
    let templates = TemplateSource { name in
      name == "packs/tiny.md"
        ? SourceFile(path: "Templates/packs/tiny.md", text: "## One\n\nOf {{workspace}}.\n") : nil
    }
    let renderer = PageRenderer(
      documents: [home, document], context: SampleSite.context(facts), templates: templates,
      version: "0.1.0", log: DiagnosticLog())
    return renderer.page(document)
  }

  @Test func `the Markdown twin`() {
    #expect(
      String(decoding: page().markdown, as: UTF8.self) == """
        # A "tiny" page

        > [!IMPORTANT]
        > EXAMPLE: this record is made up to show what the program does. It describes no real company.

        [Dashboard](../../index.md) / Gone / A "tiny" page

        2026-W46, Mon 9 – Sun 15 Nov · **○ provisional** · as of 2026-11-20 14:00 UTC · commit \
        `0123456` · govpack 0.1.0 · inputs: 1 fresh, 1 missing

        ## One

        Of R\\&D \\<Lab>.

        ---

        Compiled by govpack 0.1.0 out of 0 files of the operating record, as of 2026-11-20 14:00 \
        UTC, at commit 0123456. Every figure leads to its definition and to the lines it was \
        counted from; the same files and the same as-of give the same bytes. Data: \
        [figures as JSON](../../data/figures.json), [as CSV](../../data/figures.csv), \
        [as OpenMetrics](../../data/metrics.prom); \
        [findings as SARIF](../../data/findings.json); \
        [hashes of every input and output](../../manifest.json).

        """)
  }

  @Test func `the HTML page`() {
    #expect(
      String(decoding: page().html, as: UTF8.self) == """
        <!doctype html>
        <html lang="en">
        <head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'">
        <meta charset="utf-8">
        <title>A &quot;tiny&quot; page · R&amp;D &lt;Lab&gt;</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="govpack 0.1.0">
        <link rel="stylesheet" href="../../assets/govpack.css">
        <link rel="stylesheet" href="../../assets/charts.css">
        <link rel="alternate" type="text/markdown" href="index.md" title="This page as Markdown">
        </head>
        <body>
        <header class="site">
        <a class="skip" href="#content">Skip to the content</a>
        <p class="banner">EXAMPLE: this record is made up to show what the program does. It \
        describes no real company.</p>
        <p class="workspace"><a href="../../index.html">R&amp;D &lt;Lab&gt;</a></p>
        <nav class="registers" aria-label="Registers">
        <ul>
        <li><a href="index.html" aria-current="true">Governance pack</a></li>
        </ul>
        </nav>
        <nav class="trail" aria-label="Breadcrumb">
        <ol>
        <li><a href="../../index.html">Dashboard</a></li>
        <li>Gone</li>
        <li aria-current="page">A &quot;tiny&quot; page</li>
        </ol>
        </nav>
        </header>
        <main id="content" tabindex="-1">
        <h1 id="a-tiny-page">A &quot;tiny&quot; page</h1>

        <dl class="strip">
        <div><dt>Period</dt><dd>2026-W46, Mon 9 – Sun 15 Nov</dd></div>
        <div><dt>State</dt><dd><span class="mark mark-neutral"><span aria-hidden="true">○</span> \
        provisional</span></dd></div>
        <div><dt>As of</dt><dd>2026-11-20 14:00 UTC</dd></div>
        <div><dt>Source</dt><dd>commit <code>0123456</code></dd></div>
        <div><dt>Made by</dt><dd>govpack 0.1.0</dd></div>
        <div><dt>Inputs</dt><dd>1 fresh, 1 missing</dd></div>
        </dl>
        <section aria-labelledby="one">
        <h2 id="one">One</h2>
        <p>Of R&amp;D &lt;Lab&gt;.</p>
        </section>

        </main>
        <footer class="site">
        <p>Compiled by govpack 0.1.0 out of 0 files of the operating record, as of 2026-11-20 14:00 \
        UTC, at commit 0123456. Every figure leads to its definition and to the lines it was \
        counted from; the same files and the same as-of give the same bytes.</p>
        <ul>
        <li><a href="index.md">This page as Markdown</a></li>
        <li>Figures: <a href="../../data/figures.json">JSON</a>, \
        <a href="../../data/figures.csv">CSV</a>, \
        <a href="../../data/metrics.prom">OpenMetrics</a></li>
        <li><a href="../../data/findings.json">Findings as SARIF</a></li>
        <li><a href="../../manifest.json">Hashes of every input and output</a></li>
        </ul>
        </footer>
        </body>
        </html>

        """)
  }
}
