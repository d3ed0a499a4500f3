"""What may be logged about a request."""
import hashlib

HIDDEN = "[hidden]"


def fingerprint(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=5).hexdigest()


def public_part(body: dict) -> dict:
    """The body without anything that a customer wrote or owns."""
    shown = {key: value for key, value in body.items() if key == "model"}
    shown["input"] = {key: HIDDEN for key in body.get("input", {})}
    return shown
