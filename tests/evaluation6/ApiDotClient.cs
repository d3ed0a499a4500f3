using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Studio.Media;

public sealed class ApiDotClient
{
    private readonly HttpClient _http;
    private readonly ILogger<ApiDotClient> _logger;
    private readonly string _key;

    public ApiDotClient(HttpClient http, IConfiguration config, ILogger<ApiDotClient> logger)
    {
        _http = http;
        _logger = logger;
        _key = config["ApiDot:ApiKey"] ?? throw new InvalidOperationException("ApiDot:ApiKey");
        _http.BaseAddress = new Uri("https://api.apidot.ai");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        _logger.LogInformation("key of {Length} characters", _key.Length);
    }

    public async Task<string> SubmitAsync(string prompt, CancellationToken ct)
    {
        var body = new
        {
            model = "omni-flash",
            input = new
            {
                prompt,
                // expect: invalid-value
                duration = 5,
                resolution = "720p",
            },
        };
        // expect: logged-prompt
        _logger.LogInformation("Submitting {Prompt}", prompt);
        using var response = await _http.PostAsJsonAsync("/api/generate/submit", body, ct);
        response.EnsureSuccessStatusCode();
        var json = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        // expect: invented-response-field
        return json.GetProperty("data").GetProperty("request_id").GetString()!;
    }

    public async Task<IReadOnlyList<string>> WaitAsync(string taskId, CancellationToken ct)
    {
        for (var i = 0; i < 100; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), ct);
            var json = await _http.GetFromJsonAsync<JsonElement>($"/api/generate/status/{taskId}", ct);
            var data = json.GetProperty("data");
            switch (data.GetProperty("status").GetString())
            {
                case "finished":
                    return data.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("file_url").GetString()!).ToList();
                // expect: invented-status
                case "canceled":
                    throw new OperationCanceledException();
                case "failed":
                    throw new InvalidOperationException(data.GetProperty("error_message").GetString());
            }
        }
        throw new TimeoutException(taskId);
    }
}
