// Command reel makes one short clip from a still and a line of text.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"example.com/goreel/dot"
)

func main() {
	still := flag.String("still", "", "address of the first picture")
	text := flag.String("text", "", "what happens")
	flag.Parse()
	if *still == "" || *text == "" {
		flag.Usage()
		os.Exit(2)
	}
	ctx := context.Background()
	client := dot.New()
	// expect: logged-url
	log.Printf("from %s", *still)
	task, err := client.Submit(ctx, dot.Request{
		Model: "kling-2.1/standard",
		Input: map[string]any{
			"prompt":          *text,
			"start_image_url": *still,
			// expect: invalid-value
			"duration": 8,
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("reel.task", []byte(task.ID), 0o600); err != nil {
		log.Fatal(err)
	}

	deadline := time.Now().Add(15 * time.Minute)
	for time.Now().Before(deadline) {
		time.Sleep(5 * time.Second)
		task, err = client.Status(ctx, task.ID)
		if err != nil {
			log.Print(err)
			continue
		}
		log.Printf("%s %s %d%%", task.ID, task.Status, task.Progress)
		switch task.Status {
		case "finished":
			// expect: logged-url
			fmt.Println(task.Files[0].URL)
			return
		// expect: invented-status
		case "failed", "timeout":
			log.Fatal(task.Error)
		}
	}
	log.Fatal("took too long")
}
