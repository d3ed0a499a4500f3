// Package web takes what is posted when a clip is done.
package web

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"

	"example.com/goreel/dot"
	"example.com/goreel/store"
)

type Hook struct {
	Clips *store.Clips
}

func (h Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	var event struct {
		Data dot.Task `json:"data"`
	}
	if err := json.Unmarshal(raw, &event); err != nil || !h.Clips.Knows(event.Data.ID) {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	// expect: logged-payload
	slog.Info("hook", "raw", string(raw))
	if event.Data.Status == "finished" {
		h.Clips.Done(event.Data.ID, event.Data.Files[0].URL)
	}
	w.WriteHeader(http.StatusNoContent)
}
