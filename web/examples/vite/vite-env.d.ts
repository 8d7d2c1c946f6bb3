interface ImportMetaEnv {
  readonly VITE_INSTAGRAM_CLIENT_ID: string;
  readonly VITE_SIMULATOR_URL?: string;
}
