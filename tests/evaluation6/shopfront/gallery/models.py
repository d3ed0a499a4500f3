from django.db import models


class Picture(models.Model):
    task_id = models.CharField(max_length=80, unique=True)
    wish = models.TextField()
    state = models.CharField(max_length=12, choices=[("queued", "queued"), ("ready", "ready"), ("lost", "lost")])
    url = models.URLField(blank=True, default="")
