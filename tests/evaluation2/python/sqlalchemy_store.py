import datetime as dt
import logging
import os

import requests
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

log = logging.getLogger("store")
engine = create_engine(os.environ["DATABASE_URL"])


class Base(DeclarativeBase):
    pass


class Render(Base):
    __tablename__ = "renders"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[str] = mapped_column(unique=True)
    prompt: Mapped[str]
    status: Mapped[str] = mapped_column(default="pending")
    url: Mapped[str | None]
    done_at: Mapped[dt.datetime | None]


def api(method, path, **kw):
    r = requests.request(
        method,
        "https://api.apidot.ai/api/generate" + path,
        headers={"Authorization": "Bearer " + os.environ["APIDOT_API_KEY"]},
        timeout=30,
        **kw,
    )
    r.raise_for_status()
    return r.json()


def start(prompt):
    answer = api("POST", "/submit", json={"model": "nano-banana-pro", "input": {"prompt": prompt}})
    with Session(engine) as db:
        row = Render(task_id=answer["data"]["task_id"], prompt=prompt)
        db.add(row)
        db.commit()
        log.info("render %s pending", row.id)
        return row.id


def refresh_all():
    with Session(engine) as db:
        rows = db.scalars(select(Render).where(Render.status == "pending")).all()
        for row in rows:
            data = api("GET", f"/status/{row.task_id}")["data"]
            files = data.get("files") or []
            if files:
                # expect: early-result
                row.url = files[0]["file_url"]
                row.status = "completed"
                row.done_at = dt.datetime.now(dt.timezone.utc)
                # expect: logged-url
                log.info("render %s completed: %s", row.id, row.url)
            elif data["status"] == "failed":
                row.status = "error"
        db.commit()


def latest():
    with Session(engine) as db:
        row = db.scalars(select(Render).where(Render.status == "completed").order_by(Render.id.desc())).first()
        return row.url if row else None
