using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Studio;

public record DotFile([property: JsonPropertyName("file_url")] string FileUrl, [property: JsonPropertyName("file_type")] string FileType);

public record DotTask(
    [property: JsonPropertyName("task_id")] string TaskId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("progress")] int? Progress,
    [property: JsonPropertyName("error_message")] string? ErrorMessage,
    [property: JsonPropertyName("files")] List<DotFile>? Files);

public record DotAnswer([property: JsonPropertyName("code")] int Code, [property: JsonPropertyName("data")] DotTask Data);

public class ApiDotClient
{
    private readonly HttpClient _http;
    private readonly ILogger<ApiDotClient> _logger;

    public ApiDotClient(HttpClient http, IConfiguration configuration, ILogger<ApiDotClient> logger)
    {
        var key = configuration["ApiDot:ApiKey"] ?? throw new InvalidOperationException("ApiDot:ApiKey is missing");
        // expect: logged-key
        logger.LogDebug("ApiDot key: {Key}", key);
        _http = http;
        _http.BaseAddress = new Uri("https://api.apidot.ai");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _logger = logger;
    }

    public async Task<string> SubmitAsync(string prompt, string imageUrl, CancellationToken token)
    {
        var response = await _http.PostAsJsonAsync("/api/generate/submit", new
        {
            model = "kling-o1-image-edit",
            input = new
            {
                prompt,
                image_urls = new[] { imageUrl },
                // expect: invented-field
                num_images = 2,
            },
        }, token);
        if (!response.IsSuccessStatusCode)
        {
            _logger.LogError("submit: {Status} {Body}", response.StatusCode, await response.Content.ReadAsStringAsync(token));
            response.EnsureSuccessStatusCode();
        }
        var answer = await response.Content.ReadFromJsonAsync<DotAnswer>(token);
        return answer!.Data.TaskId;
    }

    public async Task<DotTask> StatusAsync(string taskId, CancellationToken token)
    {
        var answer = await _http.GetFromJsonAsync<DotAnswer>($"/api/generate/status/{taskId}", token);
        return answer!.Data;
    }
}
