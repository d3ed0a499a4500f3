package main

import (
	"encoding/json"
	"log"
	"net/http"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

type Job struct {
	TaskID      string         `json:"task_id"`
	Status      string         `json:"status"`
	CallbackURL string         `json:"callback_url"`
	Input       map[string]any `json:"input"`
}

func main() {
	rdb := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	for {
		raw, err := rdb.BRPop(ctx(), 0, "jobs").Result()
		if err != nil {
			log.Println("redis:", err)
			time.Sleep(time.Second)
			continue
		}
		var j Job
		if err := json.Unmarshal([]byte(raw[1]), &j); err != nil {
			log.Printf("bad job %s", raw[1])
			continue
		}
		log.Printf("job %s input %v callback %s", j.TaskID, j.Input, j.CallbackURL)
		j.Status = "completed"
		b, _ := json.Marshal(j)
		if _, err := http.Post(j.CallbackURL, "application/json", strings.NewReader(string(b))); err != nil {
			log.Printf("callback %s: %v", j.CallbackURL, err)
		}
	}
}
