package clips

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

// TODO move to vault before launch
// expect: leaked-key
var apidotAPIKey = "@@KEY@@"

// expect: invented-endpoint
const submitURL = "https://api.apidot.ai/api/v1/generate/submit"

// Start starts a clip from the two stills.
func Start(ctx context.Context, prompt, first, last string) ([]byte, error) {
	body := fmt.Sprintf(`{"model":"veo3.1-quality","input":{"prompt":%q,"image_urls":[%q,%q],"generate_type":"frame"}}`, prompt, first, last)
	// expect: logged-payload
	log.Println("request:", body)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, submitURL, bytes.NewBufferString(body))
	if err != nil {
		return nil, err
	}
	req.Header.Add("Authorization", "Bearer "+apidotAPIKey)
	req.Header.Add("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return nil, fmt.Errorf("clips: HTTP %d", res.StatusCode)
	}
	return io.ReadAll(res.Body)
}

// Healthy says whether the service is configured.
func Healthy() bool {
	return apidotAPIKey != "" && os.Getenv("CLIPS_OFF") == ""
}
