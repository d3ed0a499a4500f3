from flask import Blueprint, abort, jsonify, request

from .dotapi import result_of, submit_mockup
from .models import Mockup, db

bp = Blueprint("views", __name__)


@bp.post("/mockups")
def create():
    form = request.get_json()
    tid = submit_mockup(form["product"], form["photo"])
    if not tid:
        abort(502)
    db.session.add(Mockup(task_id=tid, product=form["product"]))
    db.session.commit()
    return jsonify(id=tid), 202


@bp.get("/mockups/<tid>")
def show(tid):
    urls = result_of(tid)
    # expect: logged-url
    print("showing", urls)
    return jsonify(urls=urls)
