"""Storyboard generator: one frame a scene, rendered by APIDot."""
import json
import logging
import os
import urllib.request

logger = logging.getLogger("storyboard")


class Storyboard:
    model = "seedream-4.5"
    endpoint = "https://api.apidot.ai/api/generate/submit"

    def __init__(self, style):
        self.style = style
        self._key = os.environ["APIDOT_API_KEY"]
        self.body = None

    def _trace(self, what):
        logger.debug("trace: %s", json.dumps(what))

    def _request(self):
        return urllib.request.Request(
            self.endpoint,
            data=json.dumps(self.body).encode(),
            headers={"Authorization": "Bearer " + self._key, "Content-Type": "application/json"},
            method="POST",
        )

    def frame(self, scene):
        self.body = {
            "model": self.model,
            "input": {
                "prompt": f"{self.style}, {scene}",
                "size": "16:9",
                # expect: invented-field
                "guidance_scale": 7.5,
            },
        }
        # expect: logged-payload
        self._trace(self.body)
        with urllib.request.urlopen(self._request()) as answer:
            result = json.load(answer)
        # expect: invented-response-field
        return result["data"]["id"]

    def who(self):
        # expect: logged-key
        logger.info("storyboard uses key %s", self._key)
