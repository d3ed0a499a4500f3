import React, { createContext, useCallback, useContext, useState } from 'react';

/* BYOK: users paste their own APIDot key in settings */
const Ctx = createContext<{ run(p: string): Promise<string | undefined>; save(k: string): void } | null>(null);
export const useApidot = () => useContext(Ctx)!;

const MODELS = ['gemini-3-flash-preview', 'gemini-3-pro-preview'] as const;

export const ApidotProvider: React.FC<{ children: React.ReactNode }> = ({ children }) => {
  const [busy, setBusy] = useState(false);

  const save = (apidotApiKey: string) => {
    // expect: client-side-key
    localStorage.setItem('apidot_api_key', apidotApiKey);
  };

  const run = useCallback(async (p: string) => {
    setBusy(true);
    const apidotApiKey = localStorage.getItem('apidot_api_key');
    try {
      // expect: key-in-url
      const res = await fetch(`https://api.apidot.ai/v1beta/models/${MODELS[0]}:generateContent?key=${apidotApiKey}`, {
        method: 'POST',
        body: JSON.stringify({ contents: [{ parts: [{ text: p }] }], generationConfig: { temperature: 0.4 } }),
      });
      const out = await res.json();
      console.log('model answered', out);
      return out.candidates?.[0]?.content?.parts?.[0]?.text as string | undefined;
    } finally {
      setBusy(false);
    }
  }, []);

  return (
    <Ctx.Provider value={{ run, save }}>
      {busy ? <progress /> : null}
      {children}
    </Ctx.Provider>
  );
};
