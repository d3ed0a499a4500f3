"""Django signal: a new book gets a cover from APIDot. The hook of covers.views fills it in."""
import logging

import requests
from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import reverse

from .models import Book

logger = logging.getLogger(__name__)


@receiver(post_save, sender=Book)
def ask_for_cover(sender, instance, created, **kwargs):
    if not created:
        return
    back = settings.SITE + reverse("cover-done", args=[instance.pk])
    # expect: task-id-not-saved
    response = requests.post(
        "https://api.apidot.ai/api/generate/submit",
        headers={"Authorization": f"Bearer {settings.APIDOT_API_KEY}"},
        json={
            "model": "z-image",
            "callback_url": back,
            # expect: missing-field
            "input": {
                "size": "3:4",
            },
        },
        timeout=20,
    )
    # expect: logged-url
    logger.info("book %s: HTTP %s, answer to %s", instance.pk, response.status_code, back)
