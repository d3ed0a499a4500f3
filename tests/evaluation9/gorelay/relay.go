package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

// A relay for the kiosk: it must not know the key.
func make(w http.ResponseWriter, r *http.Request) {
	theme := r.FormValue("theme")
	body, _ := json.Marshal(map[string]any{
		// expect: invented-model
		"model": "seedream-45",
		"input": map[string]any{"prompt": "kiosk picture: " + theme},
	})
	req, _ := http.NewRequest("POST", "https://api.apidot.ai/api/generate/submit", bytes.NewReader(body))
	req.Header.Set("Authorization", "Bearer "+os.Getenv("APIDOT_API_KEY"))
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		http.Error(w, "relay", http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	raw, _ := io.ReadAll(res.Body)
	// expect: logged-payload
	fmt.Println("answer", string(raw))
	w.WriteHeader(res.StatusCode)
	w.Write(raw)
}

func state(w http.ResponseWriter, r *http.Request) {
	// expect: key-in-url
	res, err := http.Get("https://api.apidot.ai/api/generate/status/" + r.FormValue("id") + "?key=" + os.Getenv("APIDOT_API_KEY"))
	if err != nil {
		http.Error(w, "relay", http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	var answer struct {
		Data struct {
			Status string `json:"status"`
			Files  []struct {
				URL string `json:"file_url"`
			} `json:"files"`
		} `json:"data"`
	}
	json.NewDecoder(res.Body).Decode(&answer)
	if answer.Data.Status != "finished" {
		fmt.Fprint(w, answer.Data.Status)
		return
	}
	http.Redirect(w, r, answer.Data.Files[0].URL, http.StatusFound)
}

func main() {
	http.HandleFunc("/make", make)
	http.HandleFunc("/state", state)
	http.ListenAndServe(":9000", nil)
}
