import json
import sqlite3

import settings

db = sqlite3.connect(settings.DATABASE, check_same_thread=False)


def product(pid):
    row = db.execute("select name, photos from product where id = ?", (pid,)).fetchone()
    return {"name": row[0], "photos": json.loads(row[1])}


def remember(pid, task_id):
    db.execute("insert into task(id, product, state) values (?, ?, 'new')", (task_id, pid))
    db.commit()


def known(task_id):
    return db.execute("select 1 from task where id = ? and state = 'new'", (task_id,)).fetchone() is not None


def waiting():
    return [r[0] for r in db.execute("select id from task where state = 'new'")]


def finish(task_id, urls):
    db.execute("update task set state = 'done', urls = ? where id = ?", (json.dumps(urls), task_id))
    db.commit()


def fail(task_id, why):
    db.execute("update task set state = 'failed', why = ? where id = ?", (why, task_id))
    db.commit()


def flag(pid, what):
    db.execute("update product set flag = ? where id = ?", (what, pid))
    db.commit()


def pictures(pid):
    rows = db.execute("select urls from task where product = ? and state = 'done'", (pid,)).fetchall()
    return [url for row in rows for url in json.loads(row[0])]
