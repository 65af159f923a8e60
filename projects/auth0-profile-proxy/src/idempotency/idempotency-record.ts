import { z } from '@hono/zod-openapi';

const pendingSchema = z.object({
  state: z.literal('pending'),
  fingerprint: z.string(),
  owner: z.string(),
  /** Until then somebody may still be at it. */
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

/** A change with a key that is under way, or whose instance died over it. */
export type PendingRecord = z.infer<typeof pendingSchema>;

/** A change with a key that was made, and its answer. */
export type DoneRecord = z.infer<typeof doneSchema>;

/** What the store holds for a key; `undefined` when it cannot be read. */
export function parseRecord(text: string | undefined): PendingRecord | DoneRecord | undefined {
  if (text === undefined) {
    return undefined;
  }
  const result = recordSchema.safeParse(JSON.parse(text));
  return result.success ? result.data : undefined;
}
