package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

// What APIDot posts to us.
type Hook struct {
	Data struct {
		TaskID string `json:"task_id"`
		Status string `json:"status"`
		Files  []struct {
			FileURL string `json:"file_url"`
		} `json:"files"`
	} `json:"data"`
}

var known = map[string]string{}

func main() {
	r := gin.New()
	r.POST("/hooks/apidot", func(c *gin.Context) {
		var h Hook
		if err := c.ShouldBindJSON(&h); err != nil {
			c.Status(http.StatusBadRequest)
			return
		}
		// expect: logged-payload
		log.Printf("hook %+v", h)
		if _, ok := known[h.Data.TaskID]; !ok {
			c.Status(http.StatusNoContent)
			return
		}
		if h.Data.Status == "finished" {
			known[h.Data.TaskID] = h.Data.Files[0].FileURL
		}
		log.Printf("hook %s %s, %d files", h.Data.TaskID, h.Data.Status, len(h.Data.Files))
		c.Status(http.StatusOK)
	})
	log.Fatal(r.Run(":8081"))
}
