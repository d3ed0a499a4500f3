package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"
	"time"
)

const base = "https://api.apidot.ai"

type submitBody struct {
	Model string         `json:"model"`
	Input map[string]any `json:"input"`
}

type answer struct {
	Code int `json:"code"`
	Data struct {
		TaskID string `json:"task_id"`
		Status string `json:"status"`
		Files  []struct {
			FileURL string `json:"file_url"`
		} `json:"files"`
		ErrorMessage string `json:"error_message"`
	} `json:"data"`
}

func call(method, path string, body any) (*answer, error) {
	raw, _ := json.Marshal(body)
	req, err := http.NewRequest(method, base+path, bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("APIDOT_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	var a answer
	return &a, json.NewDecoder(res.Body).Decode(&a)
}

func main() {
	prompt := os.Args[1]
	body := submitBody{
		Model: "seedream-5.0-lite",
		Input: map[string]any{
			"prompt": prompt,
			"size":   "2K",
			// expect: invalid-value
			"n": 20,
		},
	}
	// expect: logged-prompt
	slog.Info("submitting", "prompt", prompt)
	a, err := call("POST", "/api/generate/submit", body)
	if err != nil {
		log.Fatal(err)
	}
	id := a.Data.TaskID
	if err := os.WriteFile("task", []byte(id), 0o600); err != nil {
		log.Fatal(err)
	}
	// expect: hot-loop-polling, unbounded-polling
	for {
		s, err := call("GET", "/api/generate/status/"+id, nil)
		if err != nil {
			log.Fatal(err)
		}
		// expect: invented-status
		if s.Data.Status == "error" || s.Data.Status == "failed" {
			log.Fatal(s.Data.ErrorMessage)
		}
		if s.Data.Status == "finished" {
			// expect: logged-url
			fmt.Println(s.Data.Files[0].FileURL)
			break
		}
	}
	fmt.Println("took until", time.Now())
}
