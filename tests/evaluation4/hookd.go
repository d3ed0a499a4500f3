package main

// hookd receives APIDot's webhooks and puts finished tasks into Redis.

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"os"

	"github.com/redis/go-redis/v9"
)

type task struct {
	TaskID       string `json:"task_id"`
	Status       string `json:"status"`
	ErrorMessage string `json:"error_message"`
	Files        []struct {
		FileURL  string `json:"file_url"`
		FileType string `json:"file_type"`
	} `json:"files"`
}

type server struct {
	rdb *redis.Client
	log *slog.Logger
}

func (s *server) hook(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Data task `json:"data"`
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&body); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	t := body.Data
	s.log.Info("hook", "task", t.TaskID, "status", t.Status)
	ctx := context.Background()
	if ok, _ := s.rdb.SIsMember(ctx, "open", t.TaskID).Result(); !ok {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	switch t.Status {
	case "finished":
		for _, f := range t.Files {
			s.rdb.RPush(ctx, "files:"+t.TaskID, f.FileURL)
		}
		s.rdb.SRem(ctx, "open", t.TaskID)
	case "failed":
		s.log.Warn("task failed", "task", t.TaskID, "why", t.ErrorMessage)
		s.rdb.SRem(ctx, "open", t.TaskID)
	}
	w.WriteHeader(http.StatusNoContent)
}

func main() {
	s := &server{
		rdb: redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS_ADDR")}),
		log: slog.New(slog.NewJSONHandler(os.Stdout, nil)),
	}
	http.HandleFunc("POST /hooks/apidot", s.hook)
	s.log.Error("stopped", "err", http.ListenAndServe(":9000", nil))
}
