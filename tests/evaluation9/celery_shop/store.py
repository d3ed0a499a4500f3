import logging

import psycopg

log = logging.getLogger(__name__)


def save_task(order_id, task_id):
    with psycopg.connect() as db:
        db.execute("update orders set task_id = %s, status = 'rendering' where id = %s", (task_id, order_id))
    log.info("order %s rendering as %s", order_id, task_id)


def save_result(order_id, url):
    with psycopg.connect() as db:
        db.execute("update orders set picture = %s, status = 'complete' where id = %s", (url, order_id))
    log.info("order %s complete", order_id)


def open_orders():
    with psycopg.connect() as db:
        rows = db.execute("select id, status from orders").fetchall()
    return [row[0] for row in rows if row[1] not in ("complete", "cancelled")]
