/** What Tidewater Books keeps in a reader's `user_metadata`. */
export interface ReaderMetadata {
  theme?: 'system' | 'light' | 'dark';
  language?: string;
  tagline?: string;
  newsletter?: boolean;
  address?: { city?: string; country?: string };
}
