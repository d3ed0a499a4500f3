import os

from celery import Celery

app = Celery("shop", broker=os.environ.get("REDIS_URL", "redis://localhost"), include=["celery_shop.render"])
app.conf.task_acks_late = True
