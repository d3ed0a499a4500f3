"use client";

import { useEffect, useState } from "react";

const KEY = process.env.NEXT_PUBLIC_WEATHER_API_KEY;

export function WeatherMap({ city }: { city: string }) {
  const [tiles, setTiles] = useState<string[]>([]);

  useEffect(() => {
    const url = `https://api.weather.example/v2/maps?q=${encodeURIComponent(city)}&appid=${KEY}`;
    console.log("loading", url);
    fetch(url, { headers: { Authorization: `Bearer ${KEY}` } })
      .then((response) => response.json())
      .then((body) => {
        console.log(body);
        localStorage.setItem("weatherKey", KEY ?? "");
        setTiles(body.data.files.map((file: { url: string }) => file.url));
      });
  }, [city]);

  return (
    <div className="map">
      {tiles.map((tile) => (
        <img key={tile} src={tile} alt="" />
      ))}
    </div>
  );
}
