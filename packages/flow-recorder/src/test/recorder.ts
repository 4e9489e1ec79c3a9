import type { FlowEvent } from '../flow-event.ts';
import type { WriteEvents } from '../queue.ts';
import type { Capture } from '../notes.ts';
import { Recorder, type RecorderOptions } from '../recorder.ts';
import { captured } from './captured.ts';

/** A recorder that keeps its events in memory. */
export function recorderInMemory(options: Partial<RecorderOptions> = {}) {
  const events: FlowEvent[] = [];
  const write: WriteEvents = async (batch) => void events.push(...batch.map(({ event }) => event));
  const recorder = new Recorder({
    party: 'message-writer',
    parties: {
      'message-writer': 'http://localhost:3000',
      'contact-saver': 'http://localhost:3001',
      'authorization-server': 'http://localhost:3002',
    },
    fingerprintKey: 'the key that all recorders share',
    write,
    ...options,
  });
  return { recorder, events };
}

export function capture(changes: Partial<Capture> = {}): Capture {
  return {
    ...captured(),
    id: '00f067aa0ba902b7',
    side: 'server',
    trace: '4bf92f3577b34da6a3ce929d0e0e4736',
    from: 'browser',
    startedAt: performance.now() - 5,
    endedAt: performance.now(),
    joins: [],
    ...changes,
  };
}
