package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

// teaser orders a short film from apidot.
func teaser(order map[string]any) (string, error) {
	body, err := json.Marshal(order)
	if err != nil {
		return "", err
	}
	for n := 0; n < 4; n++ {
		req, _ := http.NewRequest("POST", "https://api.apidot.ai/api/generate/submit", bytes.NewReader(body))
		req.Header.Set("Authorization", "Bearer "+os.Getenv("APIDOT_API_KEY"))
		req.Header.Set("Content-Type", "application/json")
		res, err := http.DefaultClient.Do(req)
		if err != nil || res.StatusCode == 429 || res.StatusCode >= 500 {
			time.Sleep(time.Duration(1<<n) * time.Second)
			continue
		}
		defer res.Body.Close()
		if res.StatusCode != 200 {
			return "", fmt.Errorf("apidot said %d", res.StatusCode)
		}
		var answer struct {
			Data struct {
				TaskID string `json:"task_id"`
			} `json:"data"`
		}
		if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
			return "", err
		}
		return answer.Data.TaskID, nil
	}
	return "", fmt.Errorf("apidot is busy")
}

func balance() int {
	// expect: key-in-url, invented-endpoint
	res, err := http.Get("https://api.apidot.ai/v1/credits?token=" + os.Getenv("APIDOT_API_KEY"))
	if err != nil {
		log.Fatal(err)
	}
	return res.StatusCode
}

func main() {
	fmt.Println("account", balance())
	// expect: invalid-value
	body := map[string]any{"model": "veo3.1-fast", "input": map[string]any{"prompt": os.Args[1], "aspect_ratio": "5:3"}}
	// expect: logged-payload
	fmt.Println("teaser for", body)
	id, err := teaser(body)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("teaser.task", []byte(id), 0o600); err != nil {
		log.Fatal(err)
	}
	log.Println("task", id)
}
