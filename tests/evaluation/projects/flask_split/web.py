from flask import Blueprint, jsonify, request

from . import images, orders
from .journal import note

web = Blueprint("web", __name__)


@web.post("/orders/<int:order>/edit")
def edit(order):
    form = request.get_json()
    task_id = images.start(order, form["text"], form["pictures"])
    if task_id is None:
        return jsonify(error="try again later"), 502
    orders.link(order, task_id)
    note("submitted", order=order, task=task_id)
    return jsonify(task=task_id), 202


@web.post("/apidot/webhook")
def webhook():
    body = request.get_json()
    # expect: logged-payload
    note("webhook", body=body)
    task = body.get("data") or body
    order = orders.by_task(task["task_id"])
    if order is None:
        return "", 204
    if task["status"] == "finished":
        orders.complete(order, images.files(task))
        note("complete", order=order, task=task["task_id"])
    elif task["status"] == "failed":
        orders.fail(order, task.get("error_message"))
        note("failed", order=order, reason=task.get("error_message"))
    return "", 204
