import io
import logging
import urllib.request

from PIL import Image

log = logging.getLogger("printer")


def show(url):
    raw = urllib.request.urlopen(url).read()
    log.info("%d bytes", len(raw))
    Image.open(io.BytesIO(raw)).convert("1").save("/dev/usb/lp0", "BMP")


def text(line):
    log.info("printing %d characters", len(line))
    with open("/dev/usb/lp0", "w") as paper:
        paper.write(line + "\n")
