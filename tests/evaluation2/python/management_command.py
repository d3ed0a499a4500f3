"""python manage.py regenerate_covers: new covers for all articles without one, through APIDot."""
import time

import requests
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article


class Command(BaseCommand):
    help = "Regenerate covers. Needs settings.APIDOT_API_KEY."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--model", default="z-image", choices=["z-image", "seedream-4.5"])

    def api(self, method, path, **kwargs):
        url = "https://api.apidot.ai/api/generate" + path
        headers = {"Authorization": "Bearer " + settings.APIDOT_API_KEY}
        response = requests.request(method, url, headers=headers, timeout=30, **kwargs)
        if response.status_code >= 400:
            self.stderr.write(f"{method} {path}: {response.status_code} {response.text}")
            raise CommandError("APIDot refused the request")
        return response.json()["data"]

    def handle(self, *args, **options):
        for article in Article.objects.filter(cover="")[: options["limit"]]:
            prompt = f"Cover illustration for an article named {article.title}"
            # expect: logged-prompt
            self.stdout.write(f"{article.pk}: {prompt}")
            task = self.api("POST", "/submit", json={
                "model": options["model"],
                "input": {"prompt": prompt, "size": "16:9"},
            })
            self.stdout.write(f"  task {task['task_id']}")
            for _ in range(40):
                time.sleep(3)
                data = self.api("GET", f"/status/{task['task_id']}")
                if data["status"] == "finished":
                    article.cover = data["files"][0]["file_url"]
                    article.save(update_fields=["cover"])
                    # expect: logged-url
                    self.stdout.write(self.style.SUCCESS(f"  cover {article.cover}"))
                    break
                if data["status"] == "failed":
                    self.stderr.write(f"  {data['error_message']}")
                    break
            else:
                self.stdout.write("  still running, left for the next time")
