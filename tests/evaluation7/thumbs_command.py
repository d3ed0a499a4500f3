"""manage.py thumbs: asks APIDot for a thumbnail of every article that lacks one."""
import time

import requests
from django.conf import settings
from django.core.management.base import BaseCommand

from articles.models import Article

STATUS = "https://api.apidot.ai/api/generate/status/"


class Command(BaseCommand):
    help = "Generates missing thumbnails"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=20)

    def call(self, method, url, **kw):
        headers = {"Authorization": f"Bearer {settings.APIDOT_API_KEY}"}
        return requests.request(method, url, headers=headers, timeout=30, **kw)

    def handle(self, *args, **options):
        for article in Article.objects.filter(thumb="")[: options["limit"]]:
            prompt = f"Editorial illustration for: {article.title}"
            # expect: logged-prompt
            self.stdout.write(f"{article.pk}: {prompt}")
            r = self.call("POST", "https://api.apidot.ai/api/generate/submit", json={
                "model": "z-image",
                # expect: missing-field
                "input": {
                    "prompt": prompt,
                    "enable_safety_checker": True,
                },
            })
            task_id = r.json()["data"]["task_id"]
            article.task_id = task_id
            article.save(update_fields=["task_id"])
            # expect: hot-loop-polling
            for _ in range(500):
                data = self.call("GET", STATUS + task_id).json()["data"]
                if data["status"] in ("finished", "failed"):
                    break
            if data["status"] == "finished":
                article.thumb = data["files"][0]["file_url"]
                article.save(update_fields=["thumb"])
                self.stdout.write(self.style.SUCCESS(f"{article.pk} done, task {task_id}"))
            else:
                self.stderr.write(f"{article.pk}: {data.get('error_message')}")
            time.sleep(1)
