//! Mosaic tiles from two vendors: APIDot and, where that has no credits, Tilebakery.
use axum::{extract::State, http::StatusCode, Json};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tracing::{info, warn};

pub struct Vendors {
    pub http: reqwest::Client,
    pub apidot_key: String,
    pub bakery_key: String,
}

#[derive(Deserialize)]
pub struct Order {
    subject: String,
}

#[derive(Serialize)]
pub struct Ticket {
    vendor: &'static str,
    id: String,
}

#[derive(Deserialize)]
struct Submitted {
    data: SubmittedData,
}

#[derive(Deserialize)]
struct SubmittedData {
    task_id: String,
}

#[derive(Deserialize, Debug)]
struct Baked {
    job: String,
    oven: u32,
}

pub async fn order(State(v): State<Arc<Vendors>>, Json(order): Json<Order>) -> Result<Json<Ticket>, StatusCode> {
    let body = serde_json::json!({
        "model": "z-image",
        "input": { "prompt": order.subject, "size": "1:1" }
    });
    let res = v.http.post("https://api.apidot.ai/api/generate/submit").bearer_auth(&v.apidot_key).json(&body).send().await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    info!(status = res.status().as_u16(), "apidot answered");
    if res.status() != StatusCode::PAYMENT_REQUIRED {
        let submitted: Submitted = res.json().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
        return Ok(Json(Ticket { vendor: "apidot", id: submitted.data.task_id }));
    }
    warn!("no credits, asking the bakery");
    let baked: Baked = v.http.post("https://api.tilebakery.example/v2/bake").bearer_auth(&v.bakery_key)
        .json(&serde_json::json!({ "tiles": 1, "flavour": "glazed" })).send().await
        .and_then(|r| r.error_for_status())
        .map_err(|_| StatusCode::BAD_GATEWAY)?
        .json().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    info!(?baked, "bakery answered");
    Ok(Json(Ticket { vendor: "bakery", id: baked.job }))
}
