// axum relay for the newsroom; pictures by apidot
use axum::{http::StatusCode, Json};
use serde_json::{json, Value};
use tracing::{error, info};

const SUBMIT: &str = "https://api.apidot.ai/api/generate/submit";

pub async fn illustrate(Json(ask): Json<Value>) -> Result<Json<Value>, StatusCode> {
    let key = std::env::var("APIDOT_API_KEY").map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let body = json!({
        "model": "seedream-4.5",
        // expect: invented-field
        "webhook_url": std::env::var("NEWS_HOOK").unwrap_or_default(),
        "input": { "prompt": ask["headline"], "size": "16:9" }
    });
    // expect: logged-payload
    println!("sending {}", body);
    let res = reqwest::Client::new()
        .post(SUBMIT)
        .bearer_auth(key)
        .json(&body)
        .send()
        .await
        .map_err(|e| {
            error!("network: {}", e);
            StatusCode::BAD_GATEWAY
        })?;
    if !res.status().is_success() {
        error!("refused: {}", res.status());
        return Err(StatusCode::BAD_GATEWAY);
    }
    let answer: Value = res.json().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    info!("task {}", answer["data"]["task_id"]);
    Ok(Json(json!({ "id": answer["data"]["task_id"] })))
}
