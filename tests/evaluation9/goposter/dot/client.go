// Package dot talks to api.apidot.ai.
package dot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"
)

const base = "https://api.apidot.ai/api/generate"

var ErrFailed = errors.New("task failed")

type File struct {
	URL  string `json:"file_url"`
	Type string `json:"file_type"`
}

type Task struct {
	ID       string `json:"task_id"`
	Status   string `json:"status"`
	Progress int    `json:"progress"`
	Error    string `json:"error_message"`
	Files    []File `json:"files"`
}

type envelope struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Data    Task   `json:"data"`
}

type Client struct {
	Key  string
	HTTP *http.Client
}

func (c *Client) do(ctx context.Context, method, url string, body any) (*Task, error) {
	var reader io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		reader = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, url, reader)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.Key)
	req.Header.Set("Content-Type", "application/json")
	res, err := c.HTTP.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(res.Body)
		slog.Error("apidot", "status", res.StatusCode, "body", string(text))
		return nil, fmt.Errorf("apidot: %s", res.Status)
	}
	var out envelope
	if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
		return nil, err
	}
	return &out.Data, nil
}

func (c *Client) Submit(ctx context.Context, model string, input map[string]any) (string, error) {
	task, err := c.do(ctx, http.MethodPost, base+"/submit", map[string]any{"model": model, "input": input})
	if err != nil {
		return "", err
	}
	return task.ID, nil
}

func (c *Client) Wait(ctx context.Context, id string) (*Task, error) {
	ticker := time.NewTicker(3 * time.Second)
	defer ticker.Stop()
	// expect: unbounded-polling
	for {
		task, err := c.do(context.Background(), http.MethodGet, base+"/status/"+id, nil)
		if err != nil {
			return nil, err
		}
		if task.Status == "finished" {
			return task, nil
		}
		if task.Status == "failed" {
			return nil, fmt.Errorf("%w: %s", ErrFailed, task.Error)
		}
		<-ticker.C
	}
}
