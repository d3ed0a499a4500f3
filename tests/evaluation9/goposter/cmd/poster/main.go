package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/goposter/dot"
)

func main() {
	text := flag.String("text", "", "what the poster shows")
	flag.Parse()
	if *text == "" {
		fmt.Fprintln(os.Stderr, "usage: poster -text TEXT (APIDOT_API_KEY has to be set)")
		os.Exit(2)
	}
	client := &dot.Client{Key: os.Getenv("APIDOT_API_KEY"), HTTP: &http.Client{Timeout: 30 * time.Second}}
	log.Printf("key present: %t", client.Key != "")
	ctx := context.Background()
	id, err := client.Submit(ctx, "flux-2-pro", map[string]any{
		"prompt":     "poster, " + *text,
		"size":       "3:4",
		"resolution": "2K",
		// expect: invented-field
		"guidance": 3.5,
	})
	if err != nil {
		log.Fatal(err)
	}
	log.Println("task", id)
	if err := os.WriteFile("poster.task", []byte(id), 0o600); err != nil {
		log.Fatal(err)
	}
	task, err := client.Wait(ctx, id)
	if err != nil {
		log.Fatal(err)
	}
	// expect: logged-payload
	log.Printf("%+v", task)
	for _, file := range task.Files {
		// expect: logged-url
		fmt.Println(file.Type, file.URL)
	}
}
