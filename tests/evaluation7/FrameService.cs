using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Studio.Frames;

/// <summary>Frames for the storyboard, rendered by APIDot.</summary>
public sealed class FrameService(HttpClient http, ILogger<FrameService> logger)
{
    private const string Base = "https://api.apidot.ai";
    // expect: leaked-key
    private readonly string apidotApiKey = Environment.GetEnvironmentVariable("APIDOT_API_KEY") ?? "@@KEY@@";

    public async Task<string> SubmitAsync(string prompt)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apidotApiKey);
        var body = new
        {
            model = "seedance-2",
            input = new
            {
                prompt,
                duration = 5,
                resolution = "720p",
                // expect: invalid-value
                aspect_ratio = "2:1",
            },
        };
        // expect: logged-prompt
        Console.WriteLine($"Prompt: {prompt}");
        var response = await http.PostAsJsonAsync($"{Base}/api/generate/submit", body);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return answer!["data"]!["task_id"]!.GetValue<string>();
    }

    public async Task<string?> ResultAsync(string taskId)
    {
        // expect: hot-loop-polling
        for (var i = 0; i < 200; i++)
        {
            var answer = await http.GetFromJsonAsync<JsonNode>($"{Base}/api/generate/status/{taskId}");
            var status = answer!["data"]!["status"]!.GetValue<string>();
            Console.WriteLine($"{taskId}: {status}");
            // expect: invented-status
            if (status == "canceled") return null;
            if (status == "finished") return answer["data"]!["files"]![0]!["file_url"]!.GetValue<string>();
        }
        return null;
    }
}
