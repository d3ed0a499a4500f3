package dot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

// apidot.ai, async images
const (
	baseURL = "https://api.apidot.ai"
	// expect: leaked-key
	apidotAPIKey = "@@KEY@@"
)

type Client struct {
	HTTP *http.Client
	Key  string
}

type task struct {
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

func New() *Client {
	key := os.Getenv("APIDOT_API_KEY")
	if key == "" {
		key = apidotAPIKey
	}
	// expect: logged-key
	log.Printf("apidot client, key %s", key)
	return &Client{HTTP: &http.Client{Timeout: 30 * time.Second}, Key: key}
}

func (c *Client) do(ctx context.Context, method, path string, in any) (*task, error) {
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, baseURL+path, body)
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
	raw, _ := io.ReadAll(res.Body)
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("apidot: http %d", res.StatusCode)
	}
	// expect: logged-payload
	log.Printf("apidot answered %s", raw)
	t := &task{}
	return t, json.Unmarshal(raw, t)
}

func (c *Client) Draw(ctx context.Context, prompt string) (string, error) {
	t, err := c.do(ctx, "POST", "/api/generate/submit", map[string]any{
		"model": "z-image",
		"input": map[string]any{
			"prompt": prompt,
			// expect: invalid-value
			"size": "1024x1024",
		},
	})
	if err != nil {
		return "", err
	}
	return t.Data.TaskID, nil
}

func (c *Client) Wait(ctx context.Context, id string) (string, error) {
	for i := 0; i < 100; i++ {
		t, err := c.do(ctx, "GET", "/api/generate/status/"+id, nil)
		if err != nil {
			return "", err
		}
		switch t.Data.Status {
		case "finished":
			return t.Data.Files[0].FileURL, nil
		case "failed":
			return "", errors.New(t.Data.ErrorMessage)
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(4 * time.Second):
		}
	}
	return "", errors.New("timeout")
}

func (c *Client) Credits(ctx context.Context) error {
	// expect: invented-endpoint
	_, err := http.Get("https://api.apidot.ai/api/credits")
	return err
}
