package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
)

func main() {
	body := []byte(`{"prompt": "an owl", "modelId": "x", "num_images": 1}`)
	req, _ := http.NewRequest("POST", "https://cloud.leonardo.ai/api/rest/v1/generations", bytes.NewReader(body))
	req.Header.Set("Authorization", "Bearer "+os.Getenv("LEONARDO_KEY"))
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		panic(err)
	}
	defer res.Body.Close()
	text, _ := io.ReadAll(res.Body)
	fmt.Println(os.Getenv("LEONARDO_KEY")[:4], string(text))
}
