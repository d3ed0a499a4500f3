//! Gateway between our game and APIDot. Keys come from the environment; nothing private is traced.
use axum::{extract::State, http::StatusCode, routing::post, Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use std::{env, sync::Arc};
use tracing::{info, warn};

struct App {
    http: reqwest::Client,
    key: String,
    hook: String,
    db: sqlx::PgPool,
}

#[derive(Deserialize)]
struct Wish {
    player: i64,
    text: String,
}

#[derive(Serialize)]
struct Started {
    task_id: String,
}

async fn start(State(app): State<Arc<App>>, Json(wish): Json<Wish>) -> Result<Json<Started>, StatusCode> {
    let res = app
        .http
        .post("https://api.apidot.ai/api/generate/submit")
        .bearer_auth(&app.key)
        .json(&json!({
            "model": "gpt-image-2",
            "callback_url": app.hook,
            "input": { "prompt": wish.text, "size": "1:1", "quality": "low" }
        }))
        .send()
        .await
        .map_err(|_| StatusCode::BAD_GATEWAY)?;
    if !res.status().is_success() {
        warn!(status = res.status().as_u16(), player = wish.player, "refused");
        return Err(StatusCode::BAD_GATEWAY);
    }
    let answer: Value = res.json().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    let task_id = answer["data"]["task_id"].as_str().ok_or(StatusCode::BAD_GATEWAY)?.to_owned();
    sqlx::query("insert into wish (task_id, player) values ($1, $2)")
        .bind(&task_id)
        .bind(wish.player)
        .execute(&app.db)
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    info!(%task_id, "started");
    Ok(Json(Started { task_id }))
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().json().init();
    let app = Arc::new(App {
        http: reqwest::Client::new(),
        key: env::var("APIDOT_API_KEY")?,
        hook: env::var("APIDOT_CALLBACK_URL")?,
        db: sqlx::PgPool::connect(&env::var("DATABASE_URL")?).await?,
    });
    let routes = Router::new().route("/wish", post(start)).with_state(app);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:7000").await?;
    axum::serve(listener, routes).await?;
    Ok(())
}
