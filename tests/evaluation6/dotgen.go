// Command dotgen draws one picture through APIDot and writes it to disk.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

const base = "https://api.apidot.ai"

type client struct {
	key  string
	http *http.Client
}

type task struct {
	TaskID string `json:"task_id"`
	Status string `json:"status"`
	Error  string `json:"error_message"`
	Files  []struct {
		FileURL string `json:"file_url"`
	} `json:"files"`
}

func (c *client) do(ctx context.Context, method, path string, in any) (*task, error) {
	var body io.Reader
	if in != nil {
		raw, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, base+path, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.key)
	req.Header.Set("Content-Type", "application/json")
	res, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(res.Body)
		log.Printf("%s: %d %s", path, res.StatusCode, text)
		return nil, fmt.Errorf("apidot: %d", res.StatusCode)
	}
	var out struct {
		Data task `json:"data"`
	}
	return &out.Data, json.NewDecoder(res.Body).Decode(&out)
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	c := &client{key: os.Getenv("APIDOT_API_KEY"), http: http.DefaultClient}
	// expect: logged-key
	log.Printf("using key %s", c.key)
	prompt := os.Args[1]
	// expect: logged-prompt
	fmt.Printf("drawing %q\n", prompt)
	t, err := c.do(ctx, http.MethodPost, "/api/generate/submit", map[string]any{
		"model": "seedream-5.0-lite",
		"input": map[string]any{
			"prompt": prompt,
			// expect: invalid-value
			"n": 20,
			// expect: invented-field
			"width": 1024,
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("task.txt", []byte(t.TaskID), 0o600); err != nil {
		log.Fatal(err)
	}
	for i := 0; i < 120; i++ {
		time.Sleep(5 * time.Second)
		s, err := c.do(ctx, http.MethodGet, "/api/generate/status/"+t.TaskID, nil)
		if err != nil {
			continue
		}
		switch s.Status {
		case "finished":
			// expect: logged-url
			fmt.Println(s.Files[0].FileURL)
			return
		// expect: invented-status
		case "aborted":
			os.Exit(3)
		case "failed":
			log.Fatal(s.Error)
		}
	}
	log.Fatal("too slow")
}
