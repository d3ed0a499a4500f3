// Package relay keeps the APIDot key on the server.
package relay

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
)

// Seen remembers the tasks that we submitted.
type Seen struct {
	mu    sync.Mutex
	tasks map[string]bool
	Store func(task string, urls []string) error
}

type hook struct {
	Data struct {
		TaskID       string `json:"task_id"`
		Status       string `json:"status"`
		ErrorMessage string `json:"error_message"`
		Files        []struct {
			FileURL  string `json:"file_url"`
			FileType string `json:"file_type"`
		} `json:"files"`
	} `json:"data"`
}

// ServeHTTP receives the webhooks of https://apidot.ai.
func (s *Seen) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var h hook
	if err := json.NewDecoder(r.Body).Decode(&h); err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if done, known := s.tasks[h.Data.TaskID]; !known || done {
		w.WriteHeader(http.StatusAccepted)
		return
	}
	switch h.Data.Status {
	case "finished":
		var urls []string
		for _, f := range h.Data.Files {
			urls = append(urls, f.FileURL)
		}
		if err := s.Store(h.Data.TaskID, urls); err != nil {
			http.Error(w, "later", http.StatusServiceUnavailable)
			return
		}
		s.tasks[h.Data.TaskID] = true
		slog.Info("stored", "task", h.Data.TaskID, "files", len(urls))
	case "failed":
		slog.Warn("failed", "task", h.Data.TaskID, "why", h.Data.ErrorMessage)
		s.tasks[h.Data.TaskID] = true
	}
	w.WriteHeader(http.StatusNoContent)
}

// Configured says whether the key is there.
func Configured() bool {
	key := strings.TrimSpace(os.Getenv("APIDOT_API_KEY"))
	slog.Info("configuration", "key", key != "")
	return key != ""
}
