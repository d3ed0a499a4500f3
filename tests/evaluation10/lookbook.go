package lookbook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"time"
)

const apidot = "https://api.apidot.ai/api/generate"

type Task struct {
	Data struct {
		TaskID       string `json:"task_id"`
		Status       string `json:"status"`
		Progress     int    `json:"progress"`
		ErrorMessage string `json:"error_message"`
		Files        []struct {
			FileURL string `json:"file_url"`
		} `json:"files"`
	} `json:"data"`
}

func do(ctx context.Context, method, url string, body []byte) (*Task, error) {
	req, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
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
	if res.StatusCode >= 300 {
		return nil, fmt.Errorf("apidot answered %d", res.StatusCode)
	}
	var t Task
	return &t, json.NewDecoder(res.Body).Decode(&t)
}

func Submit(ctx context.Context, prompt, photo string) (string, error) {
	body, _ := json.Marshal(map[string]any{
		"model": "kling-o1-image-edit",
		"input": map[string]any{"prompt": prompt, "image_urls": []string{photo}},
	})
	// expect: logged-payload
	slog.Debug("submit", "body", string(body))
	slog.Info("submit", "bytes", len(body))
	t, err := do(ctx, http.MethodPost, apidot+"/submit", body)
	if err != nil {
		return "", err
	}
	return t.Data.TaskID, nil
}

func Wait(ctx context.Context, id string) (string, error) {
	for i := 0; i < 60; i++ {
		t, err := do(ctx, http.MethodGet, apidot+"/status/"+id, nil)
		if err != nil {
			return "", err
		}
		slog.Info("state", "id", id, "status", t.Data.Status, "progress", t.Data.Progress)
		switch t.Data.Status {
		case "finished":
			return t.Data.Files[0].FileURL, nil
		// expect: invented-status
		case "canceled":
			return "", errors.New("canceled")
		case "failed":
			return "", errors.New(t.Data.ErrorMessage)
		}
		time.Sleep(5 * time.Second)
	}
	return "", errors.New("late")
}
