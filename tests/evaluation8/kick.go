package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
)

// kick starts one motion clip at APIDot
func main() {
	face := flag.String("face", "", "address of the portrait")
	dance := flag.String("dance", "", "address of the dance")
	hook := flag.String("hook", "", "where the answer goes")
	flag.Parse()

	body, err := json.Marshal(map[string]any{
		"model":        "kling-3.0-motion-control",
		"callback_url": *hook,
		// expect: missing-field
		"input": map[string]any{
			"image_urls": []string{*face},
			"video_urls": []string{*dance},
			"resolution": "720p",
		},
	})
	if err != nil {
		panic(err)
	}
	req, err := http.NewRequest(http.MethodPost, "https://api.apidot.ai/api/generate/submit", bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("APIDOT_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	// expect: task-id-not-saved
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer res.Body.Close()
	fmt.Println("kicked:", res.Status)
	if res.StatusCode == http.StatusPaymentRequired {
		fmt.Fprintln(os.Stderr, "no credits left")
		os.Exit(1)
	}
}
