from flask import Flask, abort, jsonify, request

import cards
from client import CardClient

app = Flask(__name__)
client = CardClient()


@app.post("/cards")
def new_card():
    form = request.get_json()
    wish = form.get("wish") or abort(400)
    task = client.create(wish)
    # expect: logged-prompt
    app.logger.info("card %s wanted: %r", task, wish)
    cards.start(task, form["to"])
    return jsonify(task=task), 202


@app.get("/cards/<task>")
def one_card(task):
    card = cards.find(task) or abort(404)
    app.logger.info("card %s is %s", task, card.state)
    return jsonify(state=card.state, picture=card.picture)


@app.post("/hooks/card")
def card_done():
    event = request.get_json(force=True)
    # expect: logged-payload
    app.logger.info("hook: %s", event)
    data = event.get("data", event)
    card = cards.find(data["task_id"])
    if card is None:
        return "", 204
    if data["status"] == "failed":
        app.logger.warning("card %s failed: %s", card.task, data.get("error_message"))
        cards.fail(card)
        return "", 204
    # expect: early-result
    cards.finish(card, data["files"][0]["file_url"])
    return "", 204
