import { z } from '@hono/zod-openapi';

const pendingSchema = z.object({
  state: z.literal('pending'),
  fingerprint: z.string(),
  owner: z.string(),
  /** Until then the instance that took the key may still be working on the change. */
  leaseUntil: z.number(),
  /** `updated_at` of the account before the change was sent. */
  before: z.string().optional(),
});

const doneSchema = z.object({
  state: z.literal('done'),
  fingerprint: z.string(),
  status: z.number(),
  body: z.string(),
  etag: z.string().optional(),
});

const recordSchema = z.discriminatedUnion('state', [pendingSchema, doneSchema]);

/** A change that is in progress, or whose instance ended before it finished. */
export type PendingRecord = z.infer<typeof pendingSchema>;

/** A change that was made, with its response. */
export type DoneRecord = z.infer<typeof doneSchema>;

/** Parses the record of a key; `undefined` when it cannot be read. */
export function parseRecord(text: string | undefined): PendingRecord | DoneRecord | undefined {
  if (text === undefined) {
    return undefined;
  }
  const result = recordSchema.safeParse(JSON.parse(text));
  return result.success ? result.data : undefined;
}
