# catalog/management/commands/restyle.py
import os

import requests
from django.core.management.base import BaseCommand

from catalog.models import Product

SUBMIT = "https://api.apidot.ai/api/generate/submit"


class Command(BaseCommand):
    help = "Send every product photo to APIDot once"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=20)

    def handle(self, *args, **options):
        key = os.environ.get("APIDOT_API_KEY", "")
        self.stdout.write("key: " + ("set" if key else "missing"))
        for product in Product.objects.filter(task="")[: options["limit"]]:
            payload = {
                "model": "kling-o1-image-edit",
                "input": {
                    "prompt": product.style_prompt,
                    "image_urls": [product.photo_url],
                    # expect: invented-field
                    "aspect_ratio": "1:1",
                },
            }
            # expect: logged-payload
            self.stdout.write(f"sending {payload}")
            res = requests.post(
                SUBMIT,
                json=payload,
                headers={"Authorization": f"Bearer {key}"},
                timeout=60,
            )
            if res.status_code != 200:
                self.stderr.write(f"{product.pk}: {res.text}")
                continue
            product.task = res.json()["data"]["task_id"]
            product.save(update_fields=["task"])
            self.stdout.write(f"{product.pk} -> {product.task}")
