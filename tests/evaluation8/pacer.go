// Package pacer keeps a shop within the limits of APIDot.
package pacer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"math/rand"
	"net/http"
	"time"
)

var errRefused = errors.New("apidot refused the request")

// Submit sends body, and tries again only when that can help.
func Submit(ctx context.Context, key string, body []byte) (string, error) {
	for try := 0; try < 6; try++ {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.apidot.ai/api/generate/submit", bytes.NewReader(body))
		if err != nil {
			return "", err
		}
		req.Header.Set("Authorization", "Bearer "+key)
		req.Header.Set("Content-Type", "application/json")
		res, err := http.DefaultClient.Do(req)
		if err == nil && res.StatusCode == http.StatusOK {
			defer res.Body.Close()
			var answer struct {
				Data struct {
					TaskID string `json:"task_id"`
				} `json:"data"`
			}
			err := json.NewDecoder(res.Body).Decode(&answer)
			return answer.Data.TaskID, err
		}
		if err == nil && res.StatusCode != http.StatusTooManyRequests && res.StatusCode < 500 {
			text, _ := io.ReadAll(res.Body)
			res.Body.Close()
			log.Printf("apidot: %d %s", res.StatusCode, text)
			return "", errRefused
		}
		wait := time.Duration(1<<try)*time.Second + time.Duration(rand.Intn(1000))*time.Millisecond
		log.Printf("apidot: try %d failed, next in %s (%d bytes)", try, wait, len(body))
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(wait):
		}
	}
	return "", errRefused
}
