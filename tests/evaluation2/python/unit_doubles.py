"""Unit tests of the image service. Nothing here talks to api.apidot.ai."""
import unittest
from unittest import mock

from image_service.core import ImageService

FAKE = {"code": 200, "message": "ok", "data": {"task_id": "task-unified-1757165031-uyujaw3d", "status": "not_started"}}


class FakeApi:
    """Stands in for the client; answers what a test wants."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.seen = []

    def submit(self, body):
        self.seen.append(body)
        return FAKE

    def status(self, task_id):
        return self.answers.pop(0)


class ImageServiceCase(unittest.TestCase):
    def setUp(self):
        self.env = mock.patch.dict("os.environ", {"APIDOT_API_KEY": "test-key"})
        self.env.start()
        self.addCleanup(self.env.stop)

    def test_rejects_unknown_fields(self):
        bad = {"model": "no-such-model", "prompt": "x", "foo": 1}
        with self.assertRaises(ValueError):
            ImageService(FakeApi()).validate(bad)

    def test_unknown_status_is_an_error(self):
        api = FakeApi({"data": {"task_id": "t", "status": "exploded"}})
        with self.assertRaises(RuntimeError):
            ImageService(api).wait("t")

    def test_returns_urls(self):
        api = FakeApi({"data": {"task_id": "t", "status": "finished", "files": [{"file_url": "https://x.test/1.png"}]}})
        self.assertEqual(ImageService(api).wait("t"), ["https://x.test/1.png"])


if __name__ == "__main__":
    unittest.main()
