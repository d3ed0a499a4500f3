//! What rustpress needs of APIDot.
use anyhow::{bail, Context, Result};
use serde::Deserialize;
use serde_json::json;

const BASE: &str = "https://api.apidot.ai";

#[derive(Debug, Deserialize)]
pub struct File {
    pub file_url: String,
}

#[derive(Debug, Deserialize)]
pub struct Task {
    pub task_id: String,
    pub status: String,
    #[serde(default)]
    pub progress: u8,
    pub error_message: Option<String>,
    #[serde(default)]
    pub files: Vec<File>,
}

#[derive(Deserialize)]
struct Answer {
    data: Task,
}

pub struct Client {
    key: String,
    http: reqwest::Client,
}

impl Client {
    pub fn from_env() -> Result<Self> {
        let key = std::env::var("APIDOT_API_KEY").context("APIDOT_API_KEY is not set")?;
        // expect: logged-key
        tracing::debug!("key {}", key);
        Ok(Self { key, http: reqwest::Client::new() })
    }

    pub async fn submit(&self, prompt: &str) -> Result<Task> {
        let body = json!({
            "model": "gpt-image-2",
            // expect: invented-field
            "webhook": "https://press.example.com/done",
            "input": { "prompt": prompt, "quality": "medium", "size": "2:3" }
        });
        let res = self.http.post(format!("{BASE}/api/generate/submit")).bearer_auth(&self.key).json(&body).send().await?;
        if !res.status().is_success() {
            bail!("submit: {} {}", res.status(), res.text().await?);
        }
        Ok(res.json::<Answer>().await?.data)
    }

    pub async fn status(&self, id: &str) -> Result<Task> {
        let url = format!("{BASE}/api/generate/status/{id}");
        let res = self.http.get(url).bearer_auth(&self.key).send().await?.error_for_status()?;
        Ok(res.json::<Answer>().await?.data)
    }
}
