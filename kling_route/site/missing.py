"""Makes the page for missing pages work wherever a server shows it: its links start at the site's root."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape


def anchor(page: Path, site_url: str) -> None:
    """Gives the page a base for its links: the path of the site's address, or the root of its server."""
    root = urlsplit(site_url).path.rstrip("/") + "/"
    html = page.read_text(encoding="utf-8")
    html = re.sub(r"(<meta charset=[^<>]*>)", lambda meta: f'{meta[1]}\n<base href="{escape(root)}">', html, count=1)
    html = re.sub(r'"base":\s*"\."', f'"base": "{root}"', html, count=1)  # where the search looks for its index
    page.write_text(html, encoding="utf-8", newline="\n")
