"""One place for the service's log lines."""
import json
import logging

logger = logging.getLogger("journal")


def note(event, **fields):
    logger.info("%s %s", event, json.dumps(fields, default=str, sort_keys=True))
