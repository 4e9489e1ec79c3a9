import type { FlowEvent } from '@ecosystem/flow-recorder/flow-event';
import { Recorder } from '@ecosystem/flow-recorder/recorder';

/** A recorder of this app, and the events it has written. */
export function createTestRecorder(): { readonly recorder: Recorder; written(): Promise<FlowEvent[]> } {
  const events: FlowEvent[] = [];
  const recorder = new Recorder({
    party: 'message-writer',
    parties: {
      'message-writer': 'http://localhost:3000',
      'contact-saver': 'http://localhost:3001',
      'authorization-server': 'http://localhost:3002',
    },
    fingerprintKey: 'a key for fingerprints, of some length',
    write: async (batch) => void events.push(...batch.map(({ event }) => event)),
  });
  return {
    recorder,
    /** What was written since somebody last asked. */
    async written() {
      await recorder.drain();
      return events.splice(0);
    },
  };
}
