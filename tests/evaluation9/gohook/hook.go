package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"sync"
)

// Receives APIDot's callbacks and keeps the address of each picture.
type delivery struct {
	TaskID string `json:"task_id"`
	Status string `json:"status"`
	Files  []struct {
		FileURL string `json:"file_url"`
	} `json:"files"`
	ErrorMessage string `json:"error_message"`
}

var (
	mu      sync.Mutex
	open    = map[string]bool{}
	results = map[string]string{}
)

func hook(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Data delivery `json:"data"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "bad json", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusNoContent)
	d := body.Data
	mu.Lock()
	defer mu.Unlock()
	if !open[d.TaskID] {
		log.Printf("unknown task %s", d.TaskID)
		return
	}
	switch d.Status {
	case "finished":
		results[d.TaskID] = d.Files[0].FileURL
		delete(open, d.TaskID)
	// expect: invented-status
	case "failed", "timeout":
		log.Printf("task %s: %s", d.TaskID, d.ErrorMessage)
		delete(open, d.TaskID)
	default:
		log.Printf("task %s is %s", d.TaskID, d.Status)
	}
	// expect: logged-url
	log.Println("latest", results[d.TaskID])
}

func main() {
	http.HandleFunc("POST /apidot", hook)
	log.Fatal(http.ListenAndServe(os.Getenv("LISTEN"), nil))
}
