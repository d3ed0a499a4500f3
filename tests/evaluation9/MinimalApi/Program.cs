using System.Net.Http.Json;
using System.Text.Json.Nodes;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("apidot", (services, http) =>
{
    http.BaseAddress = new Uri("https://api.apidot.ai");
    http.DefaultRequestHeaders.Add("Authorization", "Bearer " + Environment.GetEnvironmentVariable("APIDOT_API_KEY"));
});
var app = builder.Build();
var pictures = new Dictionary<string, string>();

app.MapPost("/pictures", async (NewPicture picture, IHttpClientFactory factory) =>
{
    var body = new JsonObject
    {
        ["model"] = "gpt-4o-image",
        // expect: invented-field
        ["prompt"] = picture.Text,
        ["callback_url"] = "https://pictures.example.net/done",
        ["input"] = new JsonObject { ["prompt"] = picture.Text, ["size"] = "3:2" },
    };
    // expect: task-id-not-saved
    var response = await factory.CreateClient("apidot").PostAsJsonAsync("/api/generate/submit", body);
    // expect: logged-prompt
    app.Logger.LogInformation("picture {Text}: HTTP {Code}", picture.Text, (int)response.StatusCode);
    return response.IsSuccessStatusCode ? Results.Accepted() : Results.StatusCode(502);
});

app.MapPost("/done", (JsonNode body) =>
{
    var data = body["data"] ?? body;
    var id = (string)data["task_id"]!;
    app.Logger.LogInformation("done {Id}: {Status}", id, (string?)data["status"]);
    // expect: early-result
    pictures[id] = (string)data["files"]![0]!["file_url"]!;
    return Results.NoContent();
});

app.MapGet("/pictures", () => pictures.Values);
app.Run();

record NewPicture(string Text);
