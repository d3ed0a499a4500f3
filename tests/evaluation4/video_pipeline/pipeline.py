"""Clips for customers, made by APIDot.

    python -m pipeline bakery "Fresh rolls at dawn"
"""
import argparse
import logging
import pathlib

import yaml

from dotclient import DotClient
from notify import tell

log = logging.getLogger("pipeline")
HERE = pathlib.Path(__file__).parent


def main(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("customer")
    p.add_argument("idea")
    p.add_argument("--still", action="append", default=[])
    a = p.parse_args(argv)

    presets = yaml.safe_load((HERE / "presets.yaml").read_text())
    preset = presets["customers"][a.customer]
    dot = DotClient(presets["defaults"]["base"])

    fields = {**preset["input"], "prompt": a.idea}
    if a.still:
        fields["image_urls"] = a.still
    # expect: logged-payload
    log.info("%s: %s", a.customer, fields)
    task_id = dot.submit(preset["model"], fields)
    (HERE / "running" / task_id).write_text(a.customer)

    urls = dot.wait(task_id, every=presets["defaults"]["every"])
    (HERE / "done" / f"{task_id}.txt").write_text("\n".join(urls))
    # expect: logged-url
    tell(a.customer, urls)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
