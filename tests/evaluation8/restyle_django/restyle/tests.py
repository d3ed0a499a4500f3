from unittest import mock

from django.test import TestCase

from .models import Restyle

TASK = "task-unified-1757165031-uyujaw3d"


class HookTest(TestCase):
    def setUp(self):
        self.item = Restyle.objects.create(task_id=TASK, words="as a fresco", source="https://pics.example.net/1.jpg")

    def post(self, **data):
        return self.client.post("/done/", {"data": {"task_id": TASK, **data}}, content_type="application/json")

    def test_finished(self):
        self.post(status="finished", files=[{"file_url": "https://files.example.net/1.png", "file_type": "image"}])
        self.item.refresh_from_db()
        self.assertEqual(self.item.state, Restyle.State.READY)

    def test_running_changes_nothing(self):
        self.post(status="running")
        self.item.refresh_from_db()
        self.assertEqual(self.item.state, "pending")

    @mock.patch("restyle.views.send", return_value={"task_id": "task-2", "status": "not_started"})
    def test_create(self, send):
        answer = self.client.post("/create/", {"words": "as a fresco", "source": "https://pics.example.net/2.jpg"})
        self.assertEqual(answer.status_code, 202)
        send.assert_called_once()
