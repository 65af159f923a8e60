/** The `user_metadata` of a reader of Tidewater Books. */
export interface ReaderMetadata {
  theme?: 'system' | 'light' | 'dark';
  language?: string;
  tagline?: string;
  newsletter?: boolean;
  address?: { city?: string; country?: string };
}
