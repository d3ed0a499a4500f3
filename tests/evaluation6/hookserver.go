package hooks

import (
	"database/sql"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strings"
)

// Server receives what APIDot posts to our callback address.
type Server struct {
	DB  *sql.DB
	Log *slog.Logger
}

type event struct {
	Data struct {
		TaskID string `json:"task_id"`
		Status string `json:"status"`
		Files  []struct {
			URL  string `json:"file_url"`
			Type string `json:"file_type"`
		} `json:"files"`
	} `json:"data"`
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, "too much", http.StatusRequestEntityTooLarge)
		return
	}
	// expect: logged-payload
	slog.Info("apidot webhook", "body", string(raw))
	var e event
	if json.Unmarshal(raw, &e) != nil {
		http.Error(w, "no json", http.StatusBadRequest)
		return
	}
	var state string
	if s.DB.QueryRow("select state from tasks where id = $1", e.Data.TaskID).Scan(&state) != nil {
		http.NotFound(w, r)
		return
	}
	if state == "success" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if e.Data.Status == "finished" {
		var urls []string
		for _, f := range e.Data.Files {
			urls = append(urls, f.URL)
		}
		_, err = s.DB.Exec("update tasks set state = 'success', urls = $2 where id = $1", e.Data.TaskID, strings.Join(urls, " "))
	}
	if err != nil {
		s.Log.Error("store", "task", e.Data.TaskID, "err", err)
	}
	// expect: unused-ignore
	// kling-route: ignore[logged-url] the number of files only
	s.Log.Info("done", "task", e.Data.TaskID, "status", e.Data.Status, "files", len(e.Data.Files))
	w.WriteHeader(http.StatusNoContent)
}
