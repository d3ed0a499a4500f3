from django.core.management.base import BaseCommand

from restyle.models import Restyle
from restyle.services import fetch


class Command(BaseCommand):
    help = "Asks once for every restyle that is still pending"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=100)

    def handle(self, *args, **options):
        for item in Restyle.objects.filter(state=Restyle.State.PENDING)[: options["limit"]]:
            data = fetch(item.task_id)
            self.stdout.write(f"{item.pk} {data['status']}")
            if data["status"] == "failed":
                item.state = Restyle.State.BROKEN
            # expect: invented-status
            elif data["status"] in {"finished", "completed"}:
                files = data.get("files") or data["output"]["files"]
                item.result = files[0]["file_url"]
                item.state = Restyle.State.READY
                # expect: logged-url
                self.stdout.write(self.style.SUCCESS(f"{item.pk} is at {item.result}"))
            item.save()
