import logging
import secrets

log = logging.getLogger(__name__)


def rotate(store, name):
    key = "sk-" + secrets.token_urlsafe(40)
    store.put(name, key)
    log.info("new key for %s: %s", name, key)
    return key
