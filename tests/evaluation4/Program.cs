// minimal API: /draw starts a picture, /hooks/apidot takes the result
using System.Text;
using System.Text.Json;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var http = new HttpClient();
var open = new Dictionary<string, string>();
// expect: leaked-key
http.DefaultRequestHeaders.Add("Authorization", "Bearer @@KEY@@");

app.MapPost("/draw", async (Draw d) =>
{
    // expect: logged-prompt
    Console.WriteLine($"draw: {d.Prompt}");
    var json = JsonSerializer.Serialize(new
    {
        model = "grok-imagine-image-quality",
        // expect: invalid-value
        input = new { prompt = d.Prompt, n = 1, resolution = "4K" },
    });
    var res = await http.PostAsync(
        "https://api.apidot.ai/api/generate/submit",
        new StringContent(json, Encoding.UTF8, "application/json"));
    if (!res.IsSuccessStatusCode) return Results.StatusCode(502);
    using var doc = JsonDocument.Parse(await res.Content.ReadAsStringAsync());
    var id = doc.RootElement.GetProperty("data").GetProperty("task_id").GetString()!;
    open[id] = d.Owner;
    return Results.Accepted(value: new { id });
});

app.MapPost("/hooks/apidot", (JsonElement body) =>
{
    var task = body.GetProperty("data");
    var id = task.GetProperty("task_id").GetString()!;
    if (open.Remove(id, out var owner)) Console.WriteLine($"{id} of {owner}: {task.GetProperty("status")}");
    return Results.NoContent();
});

app.Run();

record Draw(string Prompt, string Owner);
