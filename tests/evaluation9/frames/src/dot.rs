//! Client for api.apidot.ai
use std::time::Duration;

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

const BASE: &str = "https://api.apidot.ai/api/generate";

#[derive(Debug, Deserialize)]
pub struct FileEntry {
    pub file_url: String,
    pub file_type: String,
}

#[derive(Debug, Deserialize)]
pub struct Task {
    pub task_id: String,
    pub status: String,
    pub progress: Option<u8>,
    pub error_message: Option<String>,
    #[serde(default)]
    pub files: Vec<FileEntry>,
}

#[derive(Deserialize)]
struct Envelope {
    data: Task,
}

pub struct Dot {
    http: reqwest::Client,
    key: String,
}

impl Dot {
    pub fn from_env() -> Result<Self> {
        let key = std::env::var("APIDOT_API_KEY")?;
        tracing::info!("key of {} characters", key.len());
        Ok(Self { http: reqwest::Client::new(), key })
    }

    pub async fn submit(&self, prompt: &str, first: &str) -> Result<String> {
        let body: Value = json!({
            "model": "seedance-2",
            // expect: missing-field
            "input": {
                "prompt": prompt,
                "duration": 5,
                "image_urls": [first],
                // expect: invented-field
                "fps": 24,
            },
        });
        let response = self.http.post(format!("{BASE}/submit")).bearer_auth(&self.key).json(&body).send().await?;
        if !response.status().is_success() {
            tracing::error!("submit: {} {}", response.status(), response.text().await?);
            bail!("submit failed");
        }
        let answer: Envelope = response.json().await?;
        Ok(answer.data.task_id)
    }

    pub async fn status(&self, id: &str) -> Result<Task> {
        let url = format!("{BASE}/status/{id}");
        let answer: Envelope = self.http.get(url).bearer_auth(&self.key).send().await?.error_for_status()?.json().await?;
        Ok(answer.data)
    }

    pub async fn wait(&self, id: &str) -> Result<Task> {
        for _ in 0..120 {
            let task = self.status(id).await?;
            if task.status == "finished" || task.status == "failed" {
                return Ok(task);
            }
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
        bail!("task {id} takes too long")
    }
}
