from celery import shared_task
from celery.utils.log import get_task_logger

logger = get_task_logger(__name__)


@shared_task(bind=True, autoretry_for=(Exception,), max_retries=None)
def send(self, recipient, callback_url, payload):
    logger.info("sending %s to %s, callback %s", payload, recipient, callback_url)
    if self.request.retries > 5:
        logger.warning("task_id %s failed", self.request.id)
