from flask import Blueprint, current_app, jsonify, request

from .models import Mockup, db

bp = Blueprint("hooks", __name__)


@bp.post("/hooks/mockup")
def mockup_done():
    body = request.get_json(force=True)
    # expect: logged-payload
    current_app.logger.info("mockup hook %r", body)
    data = body.get("data") or body
    mockup = Mockup.query.filter_by(task_id=data.get("task_id")).first()
    if mockup is None or mockup.ready:
        return jsonify(ok=True)
    # expect: invented-response-field
    if data.get("success"):
        mockup.note = "provider says success"
    if data.get("status") == "finished":
        mockup.url = data["files"][0]["file_url"]
        mockup.ready = True
    db.session.commit()
    return jsonify(ok=True)
