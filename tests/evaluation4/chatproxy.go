package main

import (
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
)

// chatproxy lets our tools speak to several language services through one address.
// /dot/... goes to APIDot, /oai/... to OpenAI. Keys stay here.
type upstream struct {
	target *url.URL
	key    string
	header string
}

func must(raw string) *url.URL {
	u, err := url.Parse(raw)
	if err != nil {
		log.Fatal(err)
	}
	return u
}

func main() {
	ups := map[string]upstream{
		"/dot/": {must("https://api.apidot.ai"), "Bearer " + os.Getenv("APIDOT_API_KEY"), "Authorization"},
		"/oai/": {must("https://api.openai.com"), "Bearer " + os.Getenv("OPENAI_API_KEY"), "Authorization"},
		"/ant/": {must("https://api.anthropic.com"), os.Getenv("ANTHROPIC_API_KEY"), "x-api-key"},
	}
	for prefix, up := range ups {
		if len(up.key) < 10 {
			log.Printf("%s has no key, skipped", prefix)
			continue
		}
		proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(up.target)
			r.Out.URL.Path = "/" + strings.TrimPrefix(r.In.URL.Path, prefix)
			r.Out.Header.Set(up.header, up.key)
		}}
		http.Handle(prefix, proxy)
		log.Printf("%s -> %s", prefix, up.target.Host)
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:8099", nil))
}
