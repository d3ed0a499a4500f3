// Package dot speaks to APIDot.
package dot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"time"
)

const (
	DefaultBase = "https://api.apidot.ai"
	submitPath  = "/api/generate/submit"
	statusPath  = "/api/generate/status/"
)

type Request struct {
	Model       string         `json:"model"`
	CallbackURL string         `json:"callback_url,omitempty"`
	Input       map[string]any `json:"input"`
}

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

type Client struct {
	Base string
	Key  string
	HTTP *http.Client
}

func New() *Client {
	key := os.Getenv("APIDOT_API_KEY")
	slog.Info("apidot client", "key_set", key != "", "base", DefaultBase)
	return &Client{Base: DefaultBase, Key: key, HTTP: &http.Client{Timeout: 30 * time.Second}}
}

func (c *Client) do(ctx context.Context, method, path string, in any) (*Task, error) {
	var body io.Reader
	if in != nil {
		raw, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.Base+path, body)
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
		slog.Error("apidot refused", "code", res.StatusCode, "text", string(text))
		return nil, fmt.Errorf("apidot: %s", res.Status)
	}
	var answer struct {
		Data Task `json:"data"`
	}
	return &answer.Data, json.NewDecoder(res.Body).Decode(&answer)
}

func (c *Client) Submit(ctx context.Context, r Request) (*Task, error) {
	// expect: logged-payload
	slog.Debug("request", "model", r.Model, "input", r.Input)
	return c.do(ctx, http.MethodPost, submitPath, r)
}

func (c *Client) Status(ctx context.Context, id string) (*Task, error) {
	return c.do(ctx, http.MethodGet, statusPath+id, nil)
}
