// dotgen makes one picture and waits for it.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

const base = "https://api.apidot.ai"

type answer struct {
	Code int `json:"code"`
	Data struct {
		TaskID string `json:"task_id"`
		Status string `json:"status"`
		Files  []struct {
			FileURL string `json:"file_url"`
		} `json:"files"`
	} `json:"data"`
}

func call(method, url, key string, body any) (*answer, error) {
	var buf io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		buf = bytes.NewReader(b)
	}
	req, err := http.NewRequest(method, url, buf)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+key)
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
	prompt := flag.String("p", "", "what to draw")
	flag.Parse()
	key := os.Getenv("APIDOT_API_KEY")
	if key == "" {
		log.Fatal("APIDOT_API_KEY is not set")
	}
	// expect: logged-key
	log.Printf("key %s", key)
	a, err := call("POST", base+"/api/generate/submit", key, map[string]any{
		"model": "nano-banana-2",
		"input": map[string]any{
			"prompt": *prompt,
			"resolution": "2K",
			// expect: invented-field
			"aspect_ratio": "16:9",
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	for i := 0; i < 60; i++ {
		s, err := call("GET", base+"/api/generate/status/"+a.Data.TaskID, key, nil)
		if err != nil {
			log.Fatal(err)
		}
		if s.Data.Status == "finished" {
			fmt.Println("done,", len(s.Data.Files), "files")
			return
		}
		time.Sleep(5 * time.Second)
	}
}
