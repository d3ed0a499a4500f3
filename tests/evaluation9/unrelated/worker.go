package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
)

type status struct {
	TaskID string `json:"task_id"`
	Status string `json:"status"`
	URL    string `json:"file_url"`
}

func main() {
	for {
		res, err := http.Get("http://encoder.internal/api/generate/status/" + os.Args[1] + "?key=" + os.Getenv("ENCODER_KEY"))
		if err != nil {
			log.Fatal(err)
		}
		var s status
		json.NewDecoder(res.Body).Decode(&s)
		res.Body.Close()
		log.Printf("%+v %s", s, s.URL)
		if s.Status == "done" {
			return
		}
	}
}
