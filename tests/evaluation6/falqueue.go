package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

var falKey = os.Getenv("FAL_KEY")

// Submit queues a picture at fal.
func Submit(prompt, imageURL string) (string, error) {
	body, _ := json.Marshal(map[string]any{"prompt": prompt, "image_url": imageURL, "num_inference_steps": 28})
	fmt.Println(string(body))
	req, _ := http.NewRequest("POST", "https://queue.fal.run/fal-ai/flux-pro/kontext", bytes.NewReader(body))
	req.Header.Set("Authorization", "Key "+falKey)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	var out struct {
		RequestID string `json:"request_id"`
		Status    string `json:"status"`
	}
	if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
		return "", err
	}
	if out.Status == "IN_QUEUE" || out.Status == "COMPLETED" {
		fmt.Println("queued", out)
	}
	return out.RequestID, nil
}
