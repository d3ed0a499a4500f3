// Package dot draws pictures with apidot.ai.
package dot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"time"
)

const base = "https://api.apidot.ai"

type answer struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Data    struct {
		TaskID       string `json:"task_id"`
		Status       string `json:"status"`
		ErrorMessage string `json:"error_message"`
		Files        []struct {
			URL string `json:"file_url"`
		} `json:"files"`
	} `json:"data"`
}

func call(ctx context.Context, method, path string, in any) (*answer, error) {
	var buf bytes.Buffer
	if in != nil {
		if err := json.NewEncoder(&buf).Encode(in); err != nil {
			return nil, err
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, base+path, &buf)
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
	slog.Info("apidot", "path", path, "status", res.StatusCode)
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("apidot: %s", res.Status)
	}
	var a answer
	return &a, json.NewDecoder(res.Body).Decode(&a)
}

// Draw returns the id of the task.
func Draw(ctx context.Context, words string) (string, error) {
	a, err := call(ctx, http.MethodPost, "/api/generate/submit", map[string]any{
		"model": "nano-banana-2",
		"input": map[string]any{"prompt": words, "size": "1:1", "output_format": "webp"},
	})
	if err != nil {
		return "", err
	}
	slog.Info("submitted", "task", a.Data.TaskID, "key", os.Getenv("APIDOT_API_KEY") != "")
	return a.Data.TaskID, nil
}

// Wait returns the addresses of the pictures.
func Wait(ctx context.Context, id string) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	for tick := time.NewTicker(4 * time.Second); ; {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
		a, err := call(ctx, http.MethodGet, "/api/generate/status/"+id, nil)
		if err != nil {
			return nil, err
		}
		switch a.Data.Status {
		case "finished":
			var urls []string
			for _, f := range a.Data.Files {
				urls = append(urls, f.URL)
			}
			slog.Info("finished", "task", id, "files", len(urls))
			return urls, nil
		case "failed":
			return nil, fmt.Errorf("task %s: %s", id, a.Data.ErrorMessage)
		}
	}
}
