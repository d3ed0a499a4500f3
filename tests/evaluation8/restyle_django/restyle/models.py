from django.db import models


class Restyle(models.Model):
    class State(models.TextChoices):
        PENDING = "pending"
        READY = "ready"
        BROKEN = "broken"

    task_id = models.CharField(max_length=80, unique=True)
    words = models.TextField()
    source = models.URLField()
    result = models.URLField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.task_id} ({self.state})"
