package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

// murals draws the walls of the game with APIDot
func main() {
	apidotKey := os.Getenv("APIDOT_API_KEY")
	// expect: logged-key
	fmt.Println("key:", apidotKey[:12])
	for _, wall := range os.Args[1:] {
		payload := fmt.Sprintf(`{"model": "wan-2.7-image-pro", "input": {"prompt": %q, "n": 1}}`, wall)
		var res *http.Response
		var err error
		for try := 0; try < 5; try++ {
			req, _ := http.NewRequest("POST", "https://api.apidot.ai/api/generate/submit", strings.NewReader(payload))
			req.Header.Set("Authorization", "Bearer "+apidotKey)
			req.Header.Set("Content-Type", "application/json")
			// expect: retry-invalid-payload
			res, err = http.DefaultClient.Do(req)
			if err == nil && res.StatusCode == 200 {
				break
			}
			time.Sleep(time.Duration(try+1) * time.Second)
		}
		if err != nil {
			panic(err)
		}
		var answer map[string]any
		json.NewDecoder(res.Body).Decode(&answer)
		res.Body.Close()
		data := answer["data"].(map[string]any)
		// expect: invented-response-field
		id := data["taskId"].(string)
		os.WriteFile("walls/"+id, []byte(wall), 0o644)
		// expect: logged-prompt
		fmt.Printf("%s -> %s\n", wall, id)
	}
}
