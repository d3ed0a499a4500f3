using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Atelier.Media;

public sealed class ApiDotOptions
{
    public string ApiKey { get; set; } = "";
    public string BaseUrl { get; set; } = "https://api.apidot.ai";
}

public sealed record DotFile([property: JsonPropertyName("file_url")] string FileUrl);

public sealed record DotTask(
    [property: JsonPropertyName("task_id")] string TaskId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("error_message")] string? ErrorMessage,
    [property: JsonPropertyName("files")] List<DotFile>? Files);

public sealed record DotAnswer([property: JsonPropertyName("data")] DotTask Data);

public sealed class AtelierClient
{
    private readonly HttpClient _http;
    private readonly ILogger<AtelierClient> _logger;

    public AtelierClient(HttpClient http, IOptions<ApiDotOptions> options, ILogger<AtelierClient> logger)
    {
        _http = http;
        _logger = logger;
        _http.BaseAddress = new Uri(options.Value.BaseUrl);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey);
        _logger.LogInformation("key of {Length} characters", options.Value.ApiKey.Length);
    }

    public async Task<DotTask> SubmitAsync(string prompt, CancellationToken stop)
    {
        var request = new
        {
            model = "wan-2.7-image",
            input = new
            {
                prompt,
                n = 2,
                // expect: invented-field
                guidance = 7.5,
            },
        };
        var response = await _http.PostAsJsonAsync("/api/generate/submit", request, stop);
        if (!response.IsSuccessStatusCode)
        {
            _logger.LogError("refused: {Body}", await response.Content.ReadAsStringAsync(stop));
            throw new InvalidOperationException($"HTTP {(int)response.StatusCode}");
        }
        var text = await response.Content.ReadAsStringAsync(stop);
        // expect: logged-payload
        _logger.LogDebug("answer {Text}", text);
        return System.Text.Json.JsonSerializer.Deserialize<DotAnswer>(text)!.Data;
    }

    public async Task<DotTask> StatusAsync(string id, CancellationToken stop) =>
        (await _http.GetFromJsonAsync<DotAnswer>($"/api/generate/status/{id}", stop))!.Data;
}
