from django.core.management.base import BaseCommand, CommandError

from django_gallery.models import Exhibit
from django_gallery.services import dot


class Command(BaseCommand):
    help = "Paints the exhibits without a picture. Needs APIDOT_API_KEY in the environment."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=10)

    def handle(self, *args, **options):
        for exhibit in Exhibit.objects.filter(picture="")[: options["limit"]]:
            self.stdout.write(f"exhibit {exhibit.pk}: {exhibit.title}")
            task_id = dot.start(exhibit.room)
            exhibit.task_id = task_id
            exhibit.save(update_fields=["task_id"])
            result = dot.wait(task_id)
            if result["status"] != "finished":
                raise CommandError(result["error_message"])
            # expect: logged-payload
            self.stdout.write(str(result["files"]))
            exhibit.picture = result["files"][0]["file_url"]
            exhibit.save(update_fields=["picture"])
