// what we ask APIDot for
export const PRESETS = {
  reel: {
    model: "seedance-2",
    fields: { duration: 5, resolution: "720p", aspect_ratio: "9:16" },
  },
  teaser: {
    model: "omni-flash",
    fields: { duration: 8, resolution: "1080p", aspect_ratio: "16:9" },
  },
  loop: {
    // expect: invented-model
    model: "hailuo-2.3-fast",
    fields: { duration: 6 },
  },
} as const;

export type Preset = keyof typeof PRESETS;
