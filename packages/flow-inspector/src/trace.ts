import { artifactSchema, checkSchema, exchangeSchema } from '@ecosystem/flow-recorder/flow-event';
import { flowParties } from '@ecosystem/flow-recorder/flow-party';
import { z } from 'zod';

/** How a flow ended, or where it is. */
export const outcomes = [
  'running',
  'connected',
  'denied',
  'refused',
  'failed',
  'disconnected',
  'browsing',
] as const;

export type Outcome = (typeof outcomes)[number];

const position = { seq: z.number().int().positive() };

/** One arrow: both ends' recordings of one exchange, merged. */
export const tracedExchangeSchema = exchangeSchema
  .omit({ recordedBy: true, side: true, who: true })
  .extend(position)
  .extend({ recordedBy: z.array(z.enum(flowParties)) });

export const traceEventSchema = z.discriminatedUnion('kind', [
  tracedExchangeSchema,
  checkSchema.extend(position).extend({
    from: z.enum(flowParties),
    to: z.enum(flowParties),
    /** Where it is made: a file of this repository, or of a package in `node_modules`. */
    source: z.string().optional(),
  }),
  artifactSchema.extend(position).extend({ from: z.enum(flowParties), to: z.enum(flowParties) }),
]);

/** One flow as it was recorded: the JSON of the API, of exports and of `npm run flow -- --json`. */
export const traceSchema = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  outcome: z.enum(outcomes),
  /** Who signed in, as the ID token names them; `null` before that. */
  who: z.string().nullable(),
  /** What happened, in a few words. */
  title: z.string(),
  /** In the order in which things happened; `seq` counts from 1 without gaps. */
  events: z.array(traceEventSchema),
});

export type TracedExchange = z.infer<typeof tracedExchangeSchema>;
export type TraceEvent = z.infer<typeof traceEventSchema>;
export type TracedCheck = Extract<TraceEvent, { kind: 'check' }>;
export type TracedArtifact = Extract<TraceEvent, { kind: 'artifact' }>;
export type Trace = z.infer<typeof traceSchema>;
