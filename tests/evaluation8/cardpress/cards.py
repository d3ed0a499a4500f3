"""The cards table. Knows nothing of where pictures come from."""
import sqlite3
from collections import namedtuple

Card = namedtuple("Card", "task recipient state picture")
db = sqlite3.connect("cards.db", check_same_thread=False)
db.execute("create table if not exists cards (task primary key, recipient, state, picture)")


def start(task, recipient):
    db.execute("insert into cards values (?, ?, 'waiting', null)", (task, recipient))
    db.commit()


def find(task):
    row = db.execute("select * from cards where task = ?", (task,)).fetchone()
    return Card(*row) if row else None


def finish(card, picture):
    db.execute("update cards set state = 'completed', picture = ? where task = ?", (picture, card.task))
    db.commit()


def fail(card):
    db.execute("update cards set state = 'cancelled' where task = ?", (card.task,))
    db.commit()


def waiting():
    rows = db.execute("select * from cards where state in ('waiting', 'queued')").fetchall()
    return [Card(*row) for row in rows]
