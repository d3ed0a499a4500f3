"""Opens pages of a built site in a browser, from a server or from the folder."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing; where there is no page, it answers with the page for that."""

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the page that the site has for missing pages."""
        page = Path(self.directory, "404.html").read_bytes() if code == 404 else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the interface's name
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site that is served on loopback."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def page_of(browser: Browser, viewport: dict[str, int], scheme: str = "light", **options: object) -> Iterator[Page]:
    """An empty page in a context of its own."""
    context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)
    try:
        yield context.new_page()
    finally:
        context.close()
