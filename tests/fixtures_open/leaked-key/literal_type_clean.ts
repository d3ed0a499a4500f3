/** Settings of an image service that edits photos through APIDot. A type is no value. */
export interface Settings {
  apidotApiKey: string;
  apidotKeySource: "environment" | "vault";
}
