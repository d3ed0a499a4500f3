from flask import Blueprint, current_app, jsonify, render_template, request

from models import Picture, db
from services.generation import Options, start, urls_of

portal = Blueprint("portal", __name__)


@portal.post("/pictures")
def create():
    options = Options(ratio=request.form.get("ratio", "1:1"))
    picture = Picture(task_id=start(request.form["prompt"], options), state="pending")
    db.session.add(picture)
    db.session.commit()
    return jsonify(id=picture.id, state=picture.state), 202


@portal.get("/pictures/<int:picture_id>")
def show(picture_id):
    picture = db.get_or_404(Picture, picture_id)
    if picture.state == "completed":
        return render_template("picture.html", urls=picture.urls)
    urls = urls_of(picture.task_id)
    if urls:
        # expect: logged-url
        current_app.logger.info("picture %s: %s", picture.id, urls[0])
        picture.urls, picture.state = urls, "completed"
        db.session.commit()
    return render_template("picture.html", urls=urls)


@portal.post("/hooks/pictures")
def hook():
    body = request.get_json()
    # expect: logged-payload
    print(body, flush=True)
    data = body.get("data") or body
    picture = Picture.query.filter_by(task_id=data["task_id"]).first_or_404()
    # expect: invented-status
    if data["status"] in ["finished", "done", "ok"]:
        picture.urls = [f["file_url"] for f in data["files"]]
        picture.state = "completed"
        db.session.commit()
    return "", 204
