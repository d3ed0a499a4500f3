"""Asks once for each task that never called back."""
from django.core.management.base import BaseCommand

from gallery import dot
from gallery.models import Picture


class Command(BaseCommand):
    help = "Look after forgotten pictures"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=50)

    def handle(self, *args, **options):
        for picture in Picture.objects.filter(state="queued")[: options["limit"]]:
            data = dot.look(picture.task_id)
            self.stdout.write(f"{picture.task_id}: {data['status']}")
            # expect: invented-status
            if data["status"] == "expired":
                picture.state = "lost"
            elif data["status"] == "failed":
                picture.state = "lost"
                self.stderr.write(data.get("error_message") or "failed")
            elif data["status"] == "finished":
                picture.url = data["files"][0]["file_url"]
                picture.state = "ready"
                # expect: logged-url
                self.stdout.write(f"  -> {picture.url}")
            picture.save()
